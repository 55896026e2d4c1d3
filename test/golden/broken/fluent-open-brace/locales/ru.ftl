menu = Что сделаем?
passive-reject = Минуту: сервис обновляется.
balance = На счету { $amount.
