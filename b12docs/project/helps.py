"""The doctor as a carer is told of: in the help lines of every file that names the doctor and not this."""

from __future__ import annotations

from b12docs.diagnostics import Location
from b12docs.language.english import of_another
from b12docs.source.prose import Words
from b12docs.source.tree import Mapping, YamlTree

_DOCTOR, _THEIRS = "doctor", "their_doctor"


def with_their_doctor(tree: YamlTree) -> YamlTree:
    """The tree with a carer's words for the doctor, "their GP" for "your GP", so that these are a text of their own.

    They stand on the doctor's line. Where the words are the same for a carer nothing is added.
    """
    helps = tree.value.get("help") if isinstance(tree.value, Mapping) else None
    doctor = helps.get(_DOCTOR) if isinstance(helps, Mapping) else None
    if not isinstance(helps, Mapping) or not isinstance(doctor, Words) or _THEIRS in helps:
        return tree
    theirs = of_another(doctor)
    if theirs == doctor:
        return tree
    at = Location(doctor.at.file, doctor.at.line)
    made = helps.having(_THEIRS, Words(theirs, at), at)
    return YamlTree(tree.file, tree.value.having("help", made), tree.at, tree.slips)
