### Тексты бота на русском. В en.ftl те же ключи и те же переменные.
### Они попадают в HTML Telegram: здесь нет тегов, угловых скобок и амперсандов.

## Начало и меню

welcome-hello = Здравствуйте, { $name }!
welcome = Я создаю картинки, видео, музыку и озвучку с помощью нейросетей. Выберите, что хотите сделать: цену вы увидите до запуска, а платите только за готовый результат.
welcome-try-hint = Начнём с картинки? Описание уже готово — останется нажать «Запустить».
welcome-try-free = ✨ Попробовать бесплатно
welcome-try = ✨ Попробовать · от { $price }
welcome-skip = Пропустить ➡️
welcome-credit = 🎁 Подарок для начала: { $amount } на балансе.
menu = Что сделаем?
menu-image = 🖼 Картинки
menu-video = 🎬 Видео
menu-audio = 🎵 Музыка и речь
menu-text = ✍️ Тексты
menu-main = 🏠 Меню
menu-ideas = ⚡ Готовые идеи
menu-search = 🔍 Найти
menu-popular = 🔥 Популярное
menu-cheapest = 💸 Недорогое
menu-families = 🏷 По названиям
menu-balance = 💳 Баланс
menu-history = 🗂 Мои результаты
menu-help = ❓ Помощь
menu-language = 🌐 Язык / Language
menu-status = 🟢 Всё ли работает
menu-terms = 📄 Условия
menu-paysupport = 💬 Вопрос об оплате
menu-back = ⬅️ Назад

## Выбор модели

section-image = Картинки: что именно?
section-video = Видео: что именно?
section-audio = Музыка и речь: что именно?
section-text = Тексты: что именно?
task-models =
    { $count ->
        [1] Это умеет одна модель.
        [one] Это умеет { $count } модель. Сначала — самые недорогие.
        [few] Это умеют { $count } модели. Сначала — самые недорогие.
       *[many] Это умеют { $count } моделей. Сначала — самые недорогие.
    }
task-row = { $task } ({ $count })
task-page = Страница { $page } из { $pages }
model-row = { $title } · { $price }
model-row-from = { $title } · от { $price }

## Подборки

popular = Популярное
popular-about = Чем чаще всего пользуются: по готовым результатам за месяц.
popular-empty = Пока сказать нечего: за месяц никто ничего не создал. Начните с недорогого.
cheapest = Недорогое
cheapest-about = Самая недорогая модель для каждой задачи.
menu-new = 🆕 Новинки
menu-free = 🎁 Бесплатно
new = Новинки
new-about = Модели, которые появились последними; самые свежие — сверху.
free = Бесплатно
free-about = Бесплатные генерации: у каждой модели до { $hourly } в час и { $daily } в день. Здесь видно, сколько у вас осталось.
free-empty = Сейчас бесплатного нет. Загляните в «Недорогое».
free-row = { $title } · осталось { $count }
free-row-later = { $title } · позже ещё
ideas = Готовые идеи
ideas-about = Всё уже заполнено: добавьте своё, если нужно, проверьте цену и запускайте. Любой ответ можно изменить.
families = Модели по названиям
family-row = { $family } ({ $count })
family-models =
    { $count ->
        [one] { $count } модель. Сначала — самые недорогие.
        [few] { $count } модели. Сначала — самые недорогие.
       *[many] { $count } моделей. Сначала — самые недорогие.
    }

## Поиск

search = Что ищете?
search-examples = Напишите название модели или что нужно сделать, например: «оживить фото», «убрать фон», «написать песню».
search-found =
    { $count ->
        [one] «{ $query }»: нашлась { $count } модель
        [few] «{ $query }»: нашлись { $count } модели
       *[many] «{ $query }»: нашлось { $count } моделей
    }
search-nothing = «{ $query }»: ничего не нашлось
search-again = Можно написать по-другому, и я поищу ещё раз.

## Своими словами

wish-make = ✨ Создать по этим словам
wish-proposed = Предлагаю так. Всё можно поменять: ответы, модель или задачу.
wish-other-model = 🔀 Другая модель
wish-other-task = 🎯 Другая задача
wish-tasks = Что с этим сделать?
wish-models = Какой моделью?

## Помощь и состояние

help =
    Выберите задачу и модель, ответьте на несколько вопросов, проверьте цену и нажмите «Запустить». Результат придёт в этот чат.
    Если генерация не удалась, деньги сами вернутся на баланс.
    О чём рассказать подробнее?
help-commands = /menu — что сделать, /balance — баланс и пополнение, /history — мои результаты, /settings — новости, звук и язык, /terms — условия, /paysupport — вопросы по оплате.
help-tour = 👋 Что я умею
help-topic-order = 🚀 Как заказать
help-topic-prices = 💰 Цены и возврат
help-topic-free = 🎁 Что бесплатно
help-topic-privacy = 🔒 Мои файлы
help-topic-problem = 🛠 Результат не тот
help-topic-payment = 💳 Оплата
help-order =
    1. Выберите, что сделать, и модель — или просто напишите, чего хотите, и приложите фото.
    2. Ответьте на вопросы. Файлы — до { $megabytes } МБ. Форма ждёт ответа { $minutes } мин.
    3. Проверьте цену и нажмите «Запустить». Одновременно может идти до { $jobs ->
        [one] { $jobs } генерации
       *[many] { $jobs } генераций
    }.
    Результат придёт сюда сам, ждать в чате не нужно.
help-prices =
    Цена видна до запуска и зависит от модели и настроек; самая маленькая — { $least }.
    При запуске сумма резервируется, а списывается, только когда результат пришёл к вам в чат.
    Нет результата — деньги возвращаются на баланс сами, просить не нужно. Ту же цену вы увидите и при повторе.
help-free =
    Новичкам — { $amount } на баланс.
    У моделей из списка «Бесплатно» — до { $hourly ->
        [one] { $hourly } генерации
       *[many] { $hourly } генераций
    } в час и { $daily } в день: на кнопке будет написано «Запустить бесплатно».
    Если бесплатная генерация не удалась, попытка не тратится.
help-privacy =
    Файл, который вы прислали, получает только модель, которую вы выбрали, и только после «Запустить».
    Другие пользователи не видят ни ваших описаний, ни результатов.
    Заказы остаются в «Моих результатах», чтобы их можно было повторить и получить файлы ещё раз.
help-privacy-days =
    { $days ->
        [one] Сами сообщения я храню { $days } день.
        [few] Сами сообщения я храню { $days } дня.
       *[many] Сами сообщения я храню { $days } дней.
    }
help-problem =
    Не удалось — деньги уже вернулись. Попробуйте сказать иначе или взять другую модель.
    Получилось не то — «Ещё раз» в «Моих результатах» откроет ту же форму: поправьте описание и запустите снова. В час можно до { $hourly ->
        [one] { $hourly } генерации
       *[many] { $hourly } генераций
    }.
    Файл потерялся — там же «Отправить ещё раз».
    Бот назвал номер ошибки — пришлите его нам: /paysupport и номер в том же сообщении.
help-payment =
    Пополнить можно звёздами Telegram, за раз от { $least } до { $most }: «Баланс» в меню.
    Деньги приходят сразу, вместе с номером платежа.
    Не пришли или списали лишнее — нажмите кнопку ниже: там ваши последние платежи и как написать человеку.
status-active = Всё работает.
status-passive = Сервис обновляется, это займёт около минуты. Деньги на месте.
status-orders =
    { $count ->
        [one] Сейчас в работе { $count } ваша генерация.
        [few] Сейчас в работе { $count } ваши генерации.
       *[many] Сейчас в работе { $count } ваших генераций.
    }

## Свои описания и примеры

menu-prompts = 📒 Мои описания
menu-examples = 💡 Примеры
prompts = Мои описания
prompts-count = Сохранено: { $count } из { $maximum }.
prompts-empty = Здесь будут описания, которые вы сохраните: кнопка «Сохранить описание» есть под результатом и в форме.
prompts-choose = Какое описание взять?
prompts-choose-hint = Нажмите на своё или готовое — или напишите новое сообщением.
prompts-full =
    { $maximum ->
        [one] Можно хранить { $maximum } описание. Удалите его, чтобы сохранить новое.
        [few] Можно хранить до { $maximum } описаний. Удалите ненужное, чтобы сохранить новое.
       *[many] Можно хранить до { $maximum } описаний. Удалите ненужное, чтобы сохранить новое.
    }
prompt-keep = 💾 Сохранить описание
prompt-choose = 📒 Взять готовое
prompt-kept = Сохранено в «Моих описаниях».
prompt-delete = 🗑 Удалить
prompt-deleted = Удалено.
prompt-gone = Этого описания больше нет.
prompt-nothing = Сохранять пока нечего: описание пустое.
examples = Нажмите на пример — он сразу встанет в форму.

## Настройки

menu-settings = ⚙️ Настройки · 🌐
settings = Настройки
settings-news-are-on = Новости: приходят
settings-news-are-off = Новости: выключены
settings-is-loud = Результаты: со звуком
settings-is-quiet = Результаты: без звука
settings-always = Результаты и сообщения о деньгах приходят всегда.
settings-news-on = 🔔 Присылать новости
settings-news-off = 🔕 Не присылать новости
settings-quiet-on = 🔇 Результаты без звука
settings-quiet-off = 🔊 Результаты со звуком
settings-changed = Готово.
news-off-button = 🔕 Больше не присылать
news-off-done = Новостей больше не будет. Включить их снова можно в настройках: /settings

## Язык

language-choose = Выберите язык.
language-changed = Теперь я говорю по-русски.

## Режим PASSIVE и ошибки

passive-reject = Сервис обновляется, это займёт около минуты. Деньги не списаны. Попробуйте ещё раз чуть позже.
error-incident = У нас что-то пошло не так, ошибка записана. Если это повторится, сообщите поддержке номер: { $incident }.
error-stale-button = Эта кнопка устарела. Вот меню.
error-not-understood = Не совсем понял. Выберите, что сделать, а об остальном я спрошу.
error-unknown-command = Такой команды нет. Вот что я умею.
error-private-only = Я работаю только в личном чате. Напишите мне туда.
error-too-often =
    { $seconds ->
        [one] Слишком много действий подряд: последнее я пропустил. Продолжим через { $seconds } секунду.
        [few] Слишком много действий подряд: последнее я пропустил. Продолжим через { $seconds } секунды.
       *[many] Слишком много действий подряд: последнее я пропустил. Продолжим через { $seconds } секунд.
    }
error-too-many-orders =
    { $maximum ->
        [one] В час можно запустить { $maximum } генерацию. Попробуйте чуть позже.
        [few] В час можно запустить { $maximum } генерации. Попробуйте чуть позже.
       *[many] В час можно запустить { $maximum } генераций. Попробуйте чуть позже.
    }
error-too-many-jobs =
    { $maximum ->
        [one] Одновременно может идти только { $maximum } генерация. Дождитесь, пока она завершится.
        [few] Одновременно могут идти только { $maximum } генерации. Дождитесь, пока одна из них завершится.
       *[many] Одновременно могут идти только { $maximum } генераций. Дождитесь, пока одна из них завершится.
    }
error-model-unavailable = Эта модель сейчас недоступна. Деньги не списаны.
error-model-resting = Эта модель временно недоступна: она несколько раз подряд не справилась, и мы дали ей передышку. Деньги не списаны. Попробуйте другую или загляните чуть позже.

## Карточка модели и форма

model-price = Цена: { $price }
model-price-from = Цена: от { $price }. Точную вы увидите до запуска.
model-price-range = Цена: от { $price } до { $most }, смотря по настройкам. Точную вы увидите до запуска.
model-limit = { $name }: { $limits }
model-example = Например: «{ $example }»
model-take-example = ✍️ Взять пример
model-needs = Понадобится: { $list }
model-options =
    { $count ->
        [one] По желанию — ещё { $count } настройка
        [few] По желанию — ещё { $count } настройки
       *[many] По желанию — ещё { $count } настроек
    }
model-start = ✨ Создать
form-expired = Форма закрылась: целый час не было ответа. Выберите заново, деньги не списаны.
form-incomplete = Заполнено ещё не всё.
form-price-changed = Цена изменилась и теперь составляет { $price }. Проверьте её и нажмите «Запустить» ещё раз.
form-already-started = Уже запущено. Результат придёт сюда.
form-stale-button = Эта кнопка устарела. Вот форма в её нынешнем виде.
form-return = ⬅️ Вернуться к форме
form-yes = Да
form-no = Нет
form-confirm = 🚀 Запустить за { $price }
form-cancel = Отменить
form-cancelled = Отменено. Деньги не списаны.

## Генерация

order-confirmed = ⏳ В очереди.
order-ahead =
    { $count ->
        [one] Перед вами { $count } заказ.
        [few] Перед вами { $count } заказа.
       *[many] Перед вами { $count } заказов.
    }
order-submitting = 📨 Передаю модели.
order-submitted = ⚙️ Модель работает.
order-succeeded = 📦 Готово, забираю результат.
order-delivering = 📤 Отправляю вам результат.
order-usual-seconds =
    { $seconds ->
        [one] Обычно это занимает около { $seconds } секунды.
       *[other] Обычно это занимает около { $seconds } секунд.
    }
order-usual-minutes =
    { $minutes ->
        [one] Обычно это занимает около { $minutes } минуты.
       *[other] Обычно это занимает около { $minutes } минут.
    }
order-reserved = В резерве { $price }: спишем только за готовый результат.
order-delivered = ✅ Готово. Списано: { $price }.
order-cancelled = Остановлено.
order-returned = Вернули на баланс: { $price }.
order-stop = ⏹ Остановить
order-stopped = Остановлено. Деньги вернулись на баланс.
order-too-late = Модель уже работает, остановить нельзя. Если результата не будет, платить не придётся.
order-over = Этот заказ уже завершён.
order-not-found = Такого заказа нет.
order-repeat = 🔁 Ещё раз
order-resend = 📤 Прислать снова
order-nothing-to-resend = Здесь нечего прислать снова.
order-originals = 📎 Оригинал файлом
originals-coming = Присылаю файлом, в полном качестве.
originals-gone = Оригинала больше нет: такие файлы хранятся около двух недель. Картинка в чате остаётся.
originals-failed = Прислать оригинал не получилось. Попробуйте чуть позже. Картинка в чате остаётся.
result-link = Файл слишком большой для Telegram. Скачайте его по ссылке: она работает несколько дней.
result-download = ⬇️ Скачать
failure-parameters = ❌ Модель не приняла такие настройки. Попробуйте другие или возьмите другую модель; мы об этом уже знаем.
failure-moderation = ❌ Модель отказалась: такое содержание под запретом. Опишите иначе или пришлите другие картинки.
failure-media = ❌ Модель не смогла прочитать файл. Пришлите его ещё раз или в другом формате.
failure-vendor = ❌ У модели на этот раз не получилось. Попробуйте ещё раз или возьмите другую.
failure-unavailable = ❌ Модель временно недоступна. Попробуйте позже или возьмите другую.
failure-timeout = ❌ Модель слишком долго не отвечала. Попробуйте ещё раз или возьмите другую.
failure-delivery = ❌ Результат есть, но Telegram его не принял. Мы об этом уже знаем.

## История

history = Ваши результаты, сначала новые.
history-empty = Здесь пока пусто. Всё, что вы создадите, сохранится здесь.
history-parameters = Параметры
history-date = Дата: { $date }
history-newer = ⬅️ Новее
history-older = Раньше ➡️

## Что делать с результатом

result-next = ✨ Что дальше?
result-use = 🧩 Использовать дальше
result-upscale = 🔍 Увеличить
result-vary = 🎲 Ещё вариант
result-which = Какой из результатов? Номера — по порядку в чате.
result-all = Все сразу ({ $count })
result-of-no-use = С этим результатом дальше ничего не сделать: ни одна модель такой файл не берёт.
favourite-add = ⭐ В избранное
favourite-remove = ✖️ Из избранного
favourite-added = Добавлено в избранное.
favourite-removed = Убрано из избранного.
filter-all = 🗂 Всё
filter-favourite = ⭐ Избранное
filter-open = ⏳ Сейчас в работе
filter-failed = ❌ Без результата
history-show = 🔽 Показано: { $name }
history-filters = Что показать?
history-none = Здесь пока ничего нет.
redeliver = 📤 Прислать снова за { $price }
redeliver-free = 📤 Прислать снова бесплатно
redeliver-why = Результат ещё можно прислать. Деньги за него вернулись к вам, поэтому цена снова уйдёт в резерв и спишется, только когда он придёт. Не придёт — вернётся.
redeliver-why-free = Результат ещё можно прислать. Когда он придёт, потратится одна бесплатная попытка.
redeliver-begun = Уже отправляю. Загляните в свои результаты.
redeliver-no-free-left = Бесплатных попыток сейчас не осталось. Попробуйте чуть позже.
share-what =
    { $count ->
        [1] По ссылке любой увидит сам результат и название модели: { $title }.
        [one] По ссылке любой увидит { $count } результат и название модели: { $title }.
        [few] По ссылке любой увидит { $count } результата и название модели: { $title }.
       *[many] По ссылке любой увидит { $count } результатов и название модели: { $title }.
    }
share-parameters = И сможет взять для своего заказа:
share-hidden = Ваше имя, ваши файлы и цену не увидит никто. Ссылку можно закрыть в любой момент.
share-withdraw = 🚫 Закрыть ссылку
share-withdrawn = Ссылка закрыта: по ней больше ничего не видно.
share-nothing = Этим результатом поделиться нельзя: его нет в Telegram.
share-gone = Эта ссылка больше ничего не показывает: её закрыли, или она с ошибкой. Зато здесь можно сделать своё.
result-share = 🔗 Поделиться
shared = Этим результатом с вами поделились.
shared-like = Этим результатом с вами поделились. Хотите такой же? Я подставлю те же настройки, а цену вы увидите до запуска.
shared-make = ✨ Сделать похожее

## Баланс и оплата

balance = Баланс: { $available }
balance-held = В резерве на запущенные генерации: { $held }
balance-spent = Потрачено: сегодня — { $today }, за 7 дней — { $week }, за 30 дней — { $month }.
balance-low = Не хватает денег: цена — { $price }, на балансе — { $available }.
topup-choose = На сколько пополнить?
topup-stars = ⭐ { $stars } → { $amount }
topup-rub = 💳 { $amount }
topup-title = Пополнение: { $amount }
topup-description = Деньги на генерации в этом боте. Вы платите только за результат, а остаток хранится на балансе.
topup-label = Баланс
topup-done = Оплата получена. Зачислено: { $amount }. Баланс: { $available }
topup-number = Номер платежа:
topup-strange = Мы получили оплату, но не смогли понять, за какой она счёт. С этим уже разбирается человек, деньги не пропали. Вопросы: /paysupport.
topup-refused = Этот счёт устарел. Деньги не списаны. Возьмите новый: /balance
paysupport = Что-то не так с платежом? Напишите /paysupport и в том же сообщении — что случилось, дату и сумму, а если бот назвал номер ошибки — и его. Это прочитает человек. Деньги не пропали: каждый платёж записан.
paysupport-payments = Ваши последние платежи
paysupport-payment = { $date }: { $amount }
paysupport-refunded = { $date }: { $amount }, возвращён
paysupport-received = Спасибо! Сообщение прочитает человек и напишет вам.
support-answer =
    💬 Ответ нашей команды:
    { $words }
    Чтобы написать ещё: /paysupport и ваши слова в том же сообщении.
refund-done = Попросили Telegram вернуть { $amount } пользователю { $user }.
refund-received = Telegram вернул вам платёж. Списано с баланса: { $amount }.
refund-usage = Пишите так: /refund CHARGE_ID
refund-unknown = Платежа с таким номером нет.
refund-already = Этот платёж уже вернули.
refund-spent = Пользователь его потратил: платёж — { $amount }, на балансе — { $available }.
refund-stars-only = Отсюда можно вернуть только звёзды. Платёж в рублях возвращает платёжная система.
terms = Вы платите за результат: если его нет, деньги сами вернутся на баланс. Нельзя создавать то, что запрещено законом, оскорбляет людей или подделывает их облик и голос без согласия. Баланс можно потратить только в этом боте. Возврат: /paysupport.

## Форма: вопросы и кнопки

form-now = Сейчас: { $value }
form-by-default = { $value } (по умолчанию)
form-default = По умолчанию: { $value }
form-empty = не выбрано
form-missing = нужно ответить
form-price = Цена: { $price }
form-price-most = Цена: не больше { $price }
form-balance = На балансе: { $available }
form-ask-text = Напишите ответ сообщением.
form-ask-link = Пришлите ссылку, она начинается с https://.
form-ask-number = Пришлите число.
form-ask-numbers = Пришлите числа через запятую, например: 1, 2, 3, 4.
form-ask-choice = Выберите кнопкой или напишите название.
form-ask-tap = Выберите кнопкой.
form-ask-image = Пришлите картинку или ссылку на неё.
form-ask-images = Пришлите картинки, по одной или альбомом, а потом нажмите «Готово».
form-ask-video = Пришлите видео или ссылку на него.
form-ask-videos = Пришлите видео, одно или несколько, а потом нажмите «Готово».
form-ask-audio = Пришлите аудио или ссылку на него.
form-ask-audios = Пришлите аудио, одно или несколько, а потом нажмите «Готово».
form-ask-list = Добавьте элементы кнопкой, а потом нажмите «Готово».
form-ask-texts = Присылайте по одному в сообщении, а потом нажмите «Готово».
form-ask-entry = Выберите, что изменить.
form-ask-rest = Длинный текст приходит частями. Пришлите продолжение или нажмите «Готово».
form-limit-characters =
    { $maximum ->
        [one] До { $maximum } знака
       *[other] До { $maximum } знаков
    }
form-limit-characters-least =
    { $minimum ->
        [one] Не меньше { $minimum } знака
       *[other] Не меньше { $minimum } знаков
    }
form-limit-range = От { $minimum } до { $maximum }
form-limit-least = Не меньше { $minimum }
form-limit-most = Не больше { $maximum }
form-limit-step = с шагом { $step }
form-limit-whole = целое число
form-limit-file = { $formats } до { $megabytes } МБ
form-limit-file-any = Файл до { $megabytes } МБ
form-limit-seconds = от { $minimum } до { $maximum } с
form-limit-seconds-most = до { $maximum } с
form-limit-entries-range = Количество: от { $minimum } до { $maximum }
form-limit-entries-least = Количество: не меньше { $minimum }
form-limit-entries-most = Количество: не больше { $maximum }
form-limit-entries-exact = Количество: ровно { $count }
form-files =
    { $count ->
        [one] { $count } файл
        [few] { $count } файла
       *[many] { $count } файлов
    }
form-entries =
    { $count ->
        [one] { $count } элемент
        [few] { $count } элемента
       *[many] { $count } элементов
    }
form-file = файл
form-entry = { $name } { $number }
form-keep = ✓ Оставить: { $value }
form-skip = Пропустить
form-clear = 🗑 Убрать ответ
form-done = ✅ Готово
form-add = ➕ Добавить
form-remove = 🗑 Удалить
form-remove-last = 🗑 Убрать последний
form-remove-one = ✕ { $value }
form-back = ⬅️ Назад
form-to-overview = ⬅️ Ко всем ответам
form-fix = ⚠️ { $name }
form-open = ❗ { $name }
form-change = ✏️ { $name }
form-suggestion = ➡️ { $value }
form-more = ⚙️ Ещё настройки ({ $count })
form-less = Скрыть настройки

## Бесплатно

form-free = Бесплатно
form-confirm-free = 🚀 Запустить бесплатно
free-left =
    { $count ->
        [one] Осталась { $count } бесплатная генерация.
        [few] Осталось { $count } бесплатные генерации.
       *[many] Осталось { $count } бесплатных генераций.
    }
free-limits = Бесплатно — до { $hourly } в час и { $daily } в сутки.
free-used-hour = Бесплатные на этот час закончились. Позже появятся новые.
free-used-day = Бесплатные на эти сутки закончились. Завтра появятся новые.
order-free = Это бесплатно: одна попытка в резерве, и она потратится только на готовый результат.
order-free-returned = Бесплатная попытка осталась у вас.
order-delivered-free = ✅ Готово. Это было бесплатно.
## Для тех, кто ведёт бота

banned = Доступ к боту закрыт. Если вы считаете это ошибкой, свяжитесь с поддержкой вне бота.
wallet-given = Вам начислено: { $amount }.
wallet-taken = С баланса снято: { $amount }.
admin-menu = Управление ботом
admin-your-role = Ваша роль: { $role }.
admin-role-owner = владелец
admin-role-admin = администратор
admin-role-support = поддержка
admin-to-menu = ⬅️ Управление
admin-find-user = 🔎 Найти пользователя
admin-staff = 👥 Команда
admin-audit = 📜 Журнал
admin-ask-user = Пришлите номер пользователя, @имя или пересланное от него сообщение.
admin-ask-adjustment = Напишите сумму в рублях и причину, например: 150 не пришёл результат. Чтобы снять, начните с минуса: -150 ошибка начисления.
admin-ask-ban-reason = Напишите, за что закрыть доступ.
admin-no-user = Такого пользователя нет: он ещё не писал боту.
admin-adjust-unclear = Не понял. Сначала сумма, потом причина: 150 не пришёл результат.
admin-adjust-give = Начислить: { $amount }
admin-adjust-take = Снять: { $amount }
admin-adjust-reason = Причина: { $reason }
admin-adjust-after = Баланс: { $available } → { $after }
admin-confirm = ✅ Подтвердить
admin-done = Готово.
admin-done-before = Это уже сделано или отменено.
admin-too-little = На балансе столько нет.
admin-not-staff = Это участник команды. Сначала владелец снимает роль.
admin-is-banned = Сначала откройте доступ.
admin-adjust = ± Баланс
admin-ban = ⛔ Закрыть доступ
admin-unban = ✅ Открыть доступ
admin-make-admin = Сделать администратором
admin-make-support = Сделать поддержкой
admin-make-none = Снять роль
admin-user-since = С нами с { $date }
admin-user-role = Роль: { $role }
admin-user-banned = ⛔ Доступ закрыт: { $reason }
admin-user-blocked = Заблокировал бота.
admin-payment-provider = картой: возвращает провайдер
admin-user-paid = Оплачено: { $amount }
admin-user-orders =
    { $count ->
        [one] { $count } заказ, готовых: { $delivered }
        [few] { $count } заказа, готовых: { $delivered }
       *[many] { $count } заказов, готовых: { $delivered }
    }
order-refunded = Мы вернули вам { $amount } за заказ.
admin-stats = 📊 Статистика
admin-stats-1 = Сегодня
admin-stats-7 = 7 дней
admin-stats-30 = 30 дней
admin-stats-users = Новых пользователей: { $new }, заказывали: { $ordering }
admin-stats-orders = Заказов: { $orders }, готово: { $delivered }, без результата: { $lost }
admin-stats-paid-in = Пополнения за вычетом возвратов: { $amount }
admin-stats-revenue = Выручка: { $amount }
admin-stats-cost = Расходы на модели: { $amount }
admin-stats-margin = Маржа: { $amount } ({ $percent })
admin-find-order = 🔎 Найти заказ
admin-ask-order = Пришлите номер заказа.
admin-no-order = Такого заказа нет.
admin-orders = 🗂 Заказы
admin-orders-list = Заказы, сначала новые.
admin-orders-empty = Заказов нет.
admin-order-owner = Пользователь
admin-order-state = Состояние
admin-order-task = Задача у поставщика
admin-order-files = Результатов: { $results }, доставлено: { $sent }
admin-order-refunded = ↩️ Цена возвращена.
admin-order-steps = Ход заказа
admin-order-refresh = 🔄 Обновить
admin-order-user = 👤 Пользователь
admin-redeliver = 📤 Доставить ещё раз
admin-nothing-to-deliver = Доставлять нечего: результата нет.
admin-refund-order = ↩️ Вернуть цену
admin-refund-order-ask = Вернуть пользователю { $price }?
admin-not-refundable = Возвращать нечего: заказ не оплачен, не готов или деньги уже вернулись.
admin-models = 🧩 Модели
admin-models-changed = Модели, которые отличаются от контракта:
admin-models-unchanged = Все модели — как в контракте.
admin-models-found = Нашлось:
admin-models-ask = Чтобы изменить модель, напишите её название.
admin-model-on = 🟢 Продаётся
admin-model-off = 🔴 Не продаётся
admin-model-price = Цена: { $percent }% от контракта (от { $contract } → от { $price })
admin-model-turn-on = 🟢 Включить
admin-model-turn-off = 🔴 Выключить
admin-model-percent = 💰 Изменить цену
admin-model-rests = ⏸ Бот на время снял модель с продажи: у поставщика она не работает. Деньги вернулись пользователям.
admin-model-works = ▶️ Модель снова работает и продаётся.
admin-model-outage =
    { $count ->
        [one] ⏸ { $count } сбой подряд. Один заказ попробует её с { $moment }.
        [few] ⏸ { $count } сбоя подряд. Один заказ попробует её с { $moment }.
       *[many] ⏸ { $count } сбоев подряд. Один заказ попробует её с { $moment }.
    }
admin-model-show = 🧩 Показать модель
admin-model-restore = ▶️ Вернуть сейчас
admin-model-keep-off = 🔴 Не продавать
admin-ask-percent = Сколько процентов от цены по контракту брать? Например: 120 — на пятую часть дороже, 100 — как в контракте.
admin-percent-unclear = Пришлите число от 10 до 1000.
admin-model-free = 🎁 Бесплатные
admin-model-free-none = Бесплатных нет.
admin-model-by-contract = { $words } Так в контракте.
admin-ask-free = Сколько бесплатных на человека — в час и в сутки? Например: 2 5. Чтобы бесплатных не было: 0.
admin-free-unclear = Пришлите два числа, на час и на сутки, второе не меньше первого: 2 5. Или 0.
admin-free-contract = ↩️ Как в контракте
admin-promos = 🎟 Промокоды
admin-promos-list = Промокоды, сначала новые: сколько дают и сколько человек уже получили.
admin-promos-empty = Промокодов пока нет.
admin-promo-new = ➕ Новый промокод
admin-promo-good = 🟢 Действует
admin-promo-off = 🔴 Выключен
admin-promo-used-up = 🔴 Разобран
admin-promo-expired = 🔴 Срок вышел
admin-promo-redeemed = Использован: { $redeemed } из { $uses }
admin-promo-until = Действует до { $date }
admin-promo-link = Ссылка на бота заканчивается на
admin-promo-turn-off = 🔴 Выключить
admin-promo-turn-on = 🟢 Включить
admin-promo-ask-code = Какой код? От 4 до 32 латинских букв и цифр, например: LETO2026
admin-promo-ask-kopecks = Сколько рублей он даёт? Например: 50
admin-promo-ask-uses = Сколько человек могут его использовать? Например: 100
admin-promo-ask-days = Сколько дней он действует? Например: 30
admin-promo-ask-make = Создать такой промокод?
admin-promo-amount = Даёт: { $amount }
admin-promo-people = Людей: { $uses }
admin-promo-days = Дней: { $days }
admin-promo-code-unclear = Это не код: нужно от 4 до 32 латинских букв и цифр, и ничего больше.
admin-promo-kopecks-unclear = Пришлите сумму в рублях, не больше 99 999,99.
admin-promo-uses-unclear = Пришлите целое число от 1 до 9 999 999.
admin-promo-days-unclear = Пришлите целое число от 1 до 3 650.
admin-incidents = 🧯 Ошибки
admin-incidents-list = Последние ошибки.
admin-incidents-none = Ошибок не было.
admin-ask-incident = Чтобы найти другую, пришлите номер, который видел пользователь.
admin-no-incident = Ошибки с таким номером нет, или это было слишком давно.
admin-incident = Ошибка
admin-incident-asked = О чём просили:
admin-incident-told = Пользователь прочитал: «{ $words }»
admin-incident-untold = Никто не узнал: сообщение не удалось прочитать.
admin-incident-order = 📦 Заказ
admin-stats-model = { $orders } · ✅ { $success } · { $revenue } − { $cost } · маржа { $margin }
admin-broadcasts = 📣 Рассылки
admin-broadcasts-list = Рассылки, сначала новые.
admin-broadcast-new = ✍️ Новая рассылка
admin-ask-broadcast = Пришлите текст. Все увидят его таким, как вы его написали. Сначала я покажу, как он выглядит.
admin-broadcast-segments = Так это увидят. Кому отправить?
admin-segment-all = Всем
admin-segment-active = Заказывали за 30 дней
admin-segment-payers = Платили
admin-segment-ru = Говорят по-русски
admin-segment-en = Говорят по-английски
admin-broadcast-ask =
    { $count ->
        [one] Отправить { $count } человеку?
       *[other] Отправить { $count } людям?
    }
admin-broadcast-running = ▶️ Идёт
admin-broadcast-paused = ⏸ Приостановлена
admin-broadcast-stopped = ⏹ Остановлена
admin-broadcast-done = ✅ Закончена
admin-broadcast-pause = ⏸ Приостановить
admin-broadcast-resume = ▶️ Продолжить
admin-broadcast-stop = ⏹ Остановить
admin-broadcast-counts = Получатели: { $recipients }. Доставлено: { $sent }, отказались: { $refused }, без новостей: { $declined }, неизвестно: { $unknown }, осталось: { $left }.
admin-no-broadcast = Такой рассылки нет.
admin-staff-list = Команда. Роль меняется в карточке.
admin-staff-empty = В команде только владельцы. Роль даётся в карточке пользователя.
admin-audit-list = Журнал, сначала новое.
admin-audit-empty = В журнале пока пусто.
admin-audit-bot = 🤖 сам бот
admin-questions = 💬 Вопросы
admin-questions-list = Вопросы без ответа, сначала те, кто ждёт дольше.
admin-questions-none = На все вопросы ответили.
admin-question-answered = На него уже ответили.
admin-answer = ✍️ Написать
admin-ask-answer = Напишите, что передать. Бот отправит это слово в слово.
admin-answer-sent = Ответ отправляется.
admin-answer-not-sent = Пользователь успел заблокировать бота: ничего не отправлено, вопрос ждёт дальше.
admin-answer-too-long = Слишком длинно для одного сообщения, ничего не отправлено. Знаков не больше: { $max }
admin-alarm-out-of-credits = 🚨 На счёте у поставщика кончились деньги: заказы срываются, пользователи получают деньги назад. Пополните счёт.
admin-alarm-bad-key = 🚨 Поставщик не принимает наш ключ: заказы срываются, пользователи получают деньги назад. Проверьте KIE_API_KEY и его лимиты.
admin-alarm-model-unknown = ❗️ Поставщик больше не знает модель, которую мы продаём: её заказы срываются. Запустите truth catalog sync.
admin-alarm-strange-payment = ❗️ Пришла оплата, которой нет среди наших предложений.
admin-alarm-unknown-refund = ❗️ Telegram вернул платёж, которого нет в наших книгах.
admin-alarm-payment-question = 💬 Вопрос об оплате
admin-alarm-refund-refused = ❗️ Telegram отказался вернуть платёж. Деньги снова на балансе: договоритесь с пользователем.
admin-alarm-log = Строка, которой быть не должно, — в журнале { $instance }.
admin-alarm-log-more = Ещё таких строк с прошлого сообщения: { $count }

## Промокоды

promo-button = 🎟 Промокод
promo-usage = Есть промокод? Напишите его так: /promo КОД
promo-done = 🎟 Промокод принят. Зачислено: { $amount }. Баланс: { $available }
promo-unknown = Такого промокода нет. Проверьте, нет ли опечатки.
promo-redeemed = Этот промокод вы уже использовали.
promo-over = Этот промокод больше не действует.
promo-add-usage = Пишите так: /promo_add КОД КОПЕЙКИ ЧИСЛО_ЛЮДЕЙ ДНИ. Код — от 4 до 32 латинских букв и цифр.
promo-exists = Промокод { $code } уже есть.
promo-added =
    { $days ->
        [one] Промокод { $code }: { $amount }, людей — { $uses }, действует { $days } день. Ссылка на бота с ним: ?start=p_{ $code }
        [few] Промокод { $code }: { $amount }, людей — { $uses }, действует { $days } дня. Ссылка на бота с ним: ?start=p_{ $code }
       *[many] Промокод { $code }: { $amount }, людей — { $uses }, действует { $days } дней. Ссылка на бота с ним: ?start=p_{ $code }
    }

## Приглашения и лимит на день

invite-button = 🤝 Пригласить
invite = Пригласите друга по своей ссылке. Когда он впервые заплатит, вы получите { $amount } на баланс. Награда — не больше { $daily ->
        [one] { $daily } раза
       *[many] { $daily } раз
    } в сутки, и только за тех, кого в боте ещё не было.
invite-no-link = Ссылка появится через минуту, откройте этот экран ещё раз.
invite-stats = Пришли: { $invited }. Заплатили: { $rewarded }. Вы получили: { $earned }.
invite-bonus = 🤝 Ваш друг заплатил. Зачислено: { $amount }. Спасибо!
budget-button = 🧮 Лимит на день
budget = Лимит на день: { $limit }. Сегодня потрачено и в резерве: { $spent }.
budget-none = Лимита на день нет.
budget-choose = Сколько тратить в день самое большее? День начинается в полночь по Москве.
budget-no-limit = Без лимита
budget-refused = Этот заказ за { $price } больше вашего лимита на день.
budget-set = Лимит на день изменён.
