-brand = Игрушки
many = { $count } штук, { -brand }
    .title = Заголовок
menu = Что сделаем?
passive-reject = Минуту: сервис обновляется.
balance = На счету { $amount }.
