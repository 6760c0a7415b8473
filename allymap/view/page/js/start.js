// Everything begins here, in the order in which a reader meets it.
import { begin } from "./picture.js";
import { beginControls } from "./controls.js";
import { beginDetails } from "./details.js";
import { beginFilters } from "./filters.js";
import { beginFindings } from "./findings.js";
import { beginLanguages } from "./languages.js";
import { beginLegend } from "./legend.js";
import { beginPanels } from "./panels.js";
import { beginSearch } from "./search.js";
import { beginTable } from "./table.js";
import { beginViews } from "./views.js";

beginLanguages();
beginLegend();
beginPanels();
beginTable();
beginViews();
beginControls();
begin();

/** What is beside the picture, once that is on the screen. */
function beginRest() {
  beginFindings();
  beginFilters();
  beginSearch();
  beginDetails();
  document.documentElement.dataset.ready = "yes";
}

const shown = () => setTimeout(beginRest);
if (document.hidden) shown();
else requestAnimationFrame(shown);
