"""tmx_units.py FILE SOURCE TARGET: the units of a translation memory as the Translate Toolkit reads them, as JSON pairs."""
import json
import sys

from translate.storage.tmx import tmxfile

with open(sys.argv[1], 'rb') as f:
    memory = tmxfile(f, sys.argv[2], sys.argv[3])
print(json.dumps([[unit.source, unit.target] for unit in memory.units]))
