"""What can go wrong for a user, as one tree of codes and facts.

    AllymapError            exit 1
    +-- Refused             exit 3   the input has problems; nothing was written
    +-- Unreadable          exit 3   the file cannot be read at all
    +-- BadVocabulary       exit 3   a vocabulary file breaks its own rules
    +-- BadMapping          exit 3   a mapping names what does not exist
    +-- BadPositions        exit 3   a file of places on a map is none, or of another map
    +-- UnknownName         exit 2   a name or id nobody on the map has
    +-- StoreError          exit 4   the store cannot do it
        +-- Unreachable     exit 4   no server, no answer in time
        +-- Forbidden       exit 4   wrong user or password, no right to write
        +-- Damaged         exit 4   not a store of ours, or harmed
        +-- Busy            exit 4   somebody else is writing
        +-- ChangedByHand   exit 4   what must change was changed past us; nothing was written

An error carries a code and facts, never a sentence; `view.words` has the sentences.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class AllymapError(Exception):
    """Something a user can act on: a code for the catalogue, and its facts."""

    exit_code = 1

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.code}: {self.facts}"


class Refused(AllymapError):
    """The input has problems, all of them in `problems`; nothing was written."""

    exit_code = 3

    def __init__(self, problems: Sequence[object], **facts: object) -> None:
        super().__init__("refused", count=len(problems), **facts)
        self.problems = tuple(problems)


class Unreadable(AllymapError):
    """A file that cannot be read at all."""

    exit_code = 3


class BadVocabulary(AllymapError):
    """A vocabulary file that breaks its own rules."""

    exit_code = 3


class BadMapping(AllymapError):
    """A mapping that names a table, column or code that does not exist."""

    exit_code = 3


class BadPositions(AllymapError):
    """A file that does not say where actors stand on a map, or says it of another map."""

    exit_code = 3


class UnknownName(AllymapError):
    """A name or id that nobody on the map has."""

    exit_code = 2


class StoreError(AllymapError):
    """The store cannot do what was asked."""

    exit_code = 4


class Unreachable(StoreError):
    """No server, or no answer within the deadline."""


class Forbidden(StoreError):
    """The server or the folder does not let us in."""


class Damaged(StoreError):
    """Not a store of ours, or one that was harmed."""


class Busy(StoreError):
    """Somebody else is writing to this store."""


class ChangedByHand(StoreError):
    """Somebody changed the graph of a server past us, all of it in `problems`."""

    def __init__(self, problems: Sequence[object]) -> None:
        super().__init__("changed_by_hand", count=len(problems))
        self.problems = tuple(problems)
