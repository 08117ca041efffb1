"""What the lists of several tests begin with."""

SEA_WEEK = '''[pack]
title.lv = Jūras nedēļa
title.en = Sea week
subtitle.en = For the press
date.lv = 2026. gada 12. maijs
embargo.lv = Embargo līdz 2026. gada 13. maijam
embargo.en = Embargo until 13 May 2026
sender.lv = Piekrastes kuģniecība
sender.en = Coastal Shipping
cover = ferry.jpg
cover-text.lv = Prāmis jūrā
cover-credit = Foto: Ilze Krasta
'''
