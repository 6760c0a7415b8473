"""Who plays a part in the plan, so that what is drawn can keep clear of them."""

from __future__ import annotations

# Three women and one man: INF-1 fires for women.
MIDWIFE_HEARD_BY = ("woman-tamzir-1", "woman-tamzir-2", "woman-lusoka-1", "ally-tamzir-1")

# Somebody works with each of these, so listening to them is no finding.
HEARD = [
    "amberi-imam-1",
    "amberi-pastor-1",
    "amberi-priest-1",
    "amberi-chief-1",
    "amberi-councillor-1",
    "lusoka-imam-1",
    "lusoka-pastor-1",
    "lusoka-sister-1",
    "lusoka-chief-1",
    "lusoka-mp",
    "orun-priest-1",
    "orun-chief-1",
    "orun-queen-mother",
    "orun-mp",
    "nurse-amberi",
    "selwa-bishop",
    "selwa-imam-1",
    "selwa-pastor-1",
    "selwa-mayor",
    "journalist-1",
    "tamzir-imam-1",
    "tamzir-imam-2",
    "tamzir-chief-1",
    "tamzir-mp",
    "tamzir-prefect",
]

# No positive tie with anybody at all: whom nobody works with, and the two targets of asks.
APART = [
    "tamzir-muezzin",
    "lusoka-elder-1",
    "baker-selwa",
    "amberi-councillor-2",
    "tamzir-elder-1",
    "selwa-councillor-1",
    "midwife-tamzir",
    "law-chair",
    "minister-interior",
    "tamzir-imam-1",
]

# The savings group that nobody has used as a doorway yet.
UNUSED = "orun-savings-2"

# The men's group of which nobody wrote down whom to call in danger.
NOBODY_TO_CALL = "orun-mens-1"

# In no activity, beside those of APART whom nobody works with: the three who stand alone.
ALONE = ["ally-tamzir-5", "ally-lusoka-5", "ally-selwa-4"]
