"""The direction in which a language is written."""

_FROM_THE_RIGHT = ("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi")


def direction(language: str) -> str:
    """``ltr`` or ``rtl``, as HTML says it, of a language's code such as ``en-GB``."""
    return "rtl" if language.split("-", maxsplit=1)[0].lower() in _FROM_THE_RIGHT else "ltr"
