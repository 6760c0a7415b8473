// Everything begins here, in the order in which a reader meets it.
import { begin } from "./framing.js";
import { beginArranging } from "./arranging.js";
import { beginControls } from "./controls.js";
import { beginCoverage } from "./coverage.js";
import { beginDetails } from "./details.js";
import { beginDrawn } from "./drawn.js";
import { beginFilters } from "./filters.js";
import { beginFindings } from "./findings.js";
import { beginLadder } from "./ladder.js";
import { beginLanguages } from "./languages.js";
import { beginLegend } from "./legend.js";
import { beginMatrix } from "./matrix.js";
import { beginPanels } from "./panels.js";
import { beginPlaces } from "./places.js";
import { beginSearch } from "./search.js";
import { beginSpectrum } from "./spectrum.js";
import { beginStory } from "./story.js";
import { beginTable } from "./table.js";
import { beginViews } from "./views.js";

beginLanguages();
beginLegend();
beginPanels();
beginSpectrum();
beginMatrix();
beginLadder();
beginCoverage();
beginPlaces();
beginTable();
beginViews();
beginStory();
beginControls();
beginArranging();
begin();
beginDrawn();

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
