// Everything begins here, in the order in which a reader meets it.
import { begin } from "./picture.js";
import { beginArranging } from "./arranging.js";
import { beginControls } from "./controls.js";
import { beginDetails } from "./details.js";
import { beginFilters } from "./filters.js";
import { beginFindings } from "./findings.js";
import { beginLanguages } from "./languages.js";
import { beginLegend } from "./legend.js";
import { beginPanels } from "./panels.js";
import { beginSearch } from "./search.js";
import { beginStory } from "./story.js";
import { beginTable } from "./table.js";
import { beginViews } from "./views.js";

beginLanguages();
beginLegend();
beginPanels();
beginFindings();
beginFilters();
beginSearch();
beginTable();
beginViews();
beginStory();
beginControls();
beginArranging();
begin();
beginDetails();
document.documentElement.dataset.ready = "yes";
