"""
Prints, as JSON, the months and weekdays that CLDR has for the languages of the arguments: {code: {section: {value: [names]}}};
as `dates`, how it writes some days: {day: text}.
"""
import datetime
import json
import sys

from babel import Locale
from babel.dates import format_date


def names(data, first, widths):
    """The forms of each name, within a date and alone. Of those that are cut, only what ends in a full stop."""
    forms = {}
    for context in ('format', 'stand-alone'):
        for width in widths:
            for number, name in data[context].get(width, {}).items():
                if width == 'wide' or name.endswith('.'):
                    forms.setdefault(str(number + first), []).append(name)
    return forms


def dates(locale):
    days = [datetime.date(2028, 1, 24) + datetime.timedelta(days=29 * n) for n in range(13)]
    return {str(day): format_date(day, "EEEE, d. MMMM y 'x' dd-MM-yy", locale=locale) for day in days}


locales = {code: Locale.parse(code.replace('-', '_')) for code in sys.argv[1:]}
print(json.dumps({code: {'month': names(locale.months, 0, ['wide', 'abbreviated']), 'weekday': names(locale.days, 1, ['wide']), 'dates': dates(locale)}
                  for code, locale in locales.items()}))
