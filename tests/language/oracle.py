"""Run by Debian's python3, which has ICU: the levels of each text (JSON: the text and its base level), a line each."""

import json
import sys

import icu

for line in sys.stdin:
    text, base = json.loads(line)
    bidi, held = icu.Bidi(), icu.UnicodeString(text)
    bidi.setPara(held, base)
    print(json.dumps(list(bidi.getLevels())))
