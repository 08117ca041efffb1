"""Prints, as JSON, the months and weekdays that CLDR has for the languages of the arguments: {code: {section: {value: [names]}}}."""
import json
import sys

from babel import Locale


def names(data, first, widths):
    """The forms of each name, within a date and alone. Of those that are cut, only what ends in a full stop."""
    forms = {}
    for context in ('format', 'stand-alone'):
        for width in widths:
            for number, name in data[context].get(width, {}).items():
                if width == 'wide' or name.endswith('.'):
                    forms.setdefault(str(number + first), []).append(name)
    return forms


locales = {code: Locale.parse(code.replace('-', '_')) for code in sys.argv[1:]}
print(json.dumps({code: {'month': names(locale.months, 0, ['wide', 'abbreviated']), 'weekday': names(locale.days, 1, ['wide'])}
                  for code, locale in locales.items()}))
