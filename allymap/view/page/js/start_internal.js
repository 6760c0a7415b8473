// The page for inside: the same, with corrections and arrangements that can be saved as small files.
import "./keeping.js";
import "./correcting.js";
import "./start.js";
