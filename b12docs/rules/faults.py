"""The names of diagnostics that are no rule's: what stands in the way of reading, checking or printing at all."""

from __future__ import annotations

# Those by which a reader comes to harm.
HARMS = ("approval", "expired", "fit", "glyph", "missing-value", "type-size")

# Name -> what is at fault. A diagnostic has a name from here, or that of a rule in the registry.
FAULTS: dict[str, str] = {
    "changed-by-hand": "a file in the place of a document is none that was made there",
    "character": "a character has no meaning in print",
    "damaged": "a file of the program's own is damaged",
    "depth": "a file is nested too deeply",
    "document": "a layout prints nothing, or something that no document can hold",
    "drawing": "a drawing cannot be read to its end",
    "duplicate-key": "a key is given twice",
    "empty": "a file is empty",
    "empty-part": "a reader gets a title and nothing below it",
    "encoding": "a file is not in UTF-8",
    "expired": "a review is overdue, and nobody knows whether the text still holds",
    "file": "a file or a folder cannot be read",
    "file-name": "two documents would have the same file",
    "first-form": "a content has the form of an earlier version",
    "fit": "a text does not fit its page, its column or its line",
    "front-matter": "a layout does not begin with its settings",
    "glyph": "the font lacks a character",
    "imposition": "pages cannot be imposed in this way",
    "layout": "a layout prints what is not in the subset of HTML",
    "missing-field": "a field is missing",
    "missing-setting": "a theme that extends no complete one lacks a setting",
    "missing-value": "a value is missing that a text cannot do without",
    "more": "more is at fault than one run tells",
    "near-miss": "a file is not read, because its name is only nearly right",
    "pdf-damaged": "a finished PDF cannot be read, or is none",
    "pdf-encrypted": "a finished PDF is locked with a password",
    "pdf-limits": "a finished PDF is larger than what is read, in bytes, time or memory",
    "pdf-no-words": "a finished PDF holds no words, as one that was scanned",
    "people": "a list of people cannot be read, or lacks a column",
    "person": "what a list says of a person cannot be printed",
    "personal": "what is a person's stands where nobody may read who somebody is",
    "picture": "a picture or a drawing cannot be shown",
    "profile": "an output profile cannot be used",
    "size": "a file is too large",
    "template": "a template cannot be carried out",
    "theme-cycle": "a theme extends itself",
    "to-do": "a new topic has words that nobody has written yet",
    "type-size": "type is smaller than the layout allows",
    "unknown-key": "a field is not known",
    "unknown-theme": "a theme extends one that does not exist",
    "version": "two files of a layout do not go together",
    "wrong-folder": "a content is not read, because it lies in another folder",
    "wrong-value": "a value is not of the kind that its field takes",
    "yaml": "a file is not YAML",
}
