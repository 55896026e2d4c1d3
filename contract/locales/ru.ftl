### Тексты бота на русском. В en.ftl те же ключи и те же переменные.
### Они попадают в HTML Telegram: здесь нет тегов, угловых скобок и амперсандов.

## Начало и меню

welcome = Здравствуйте! Я создаю картинки, видео, музыку и озвучку с помощью нейросетей. Выберите, что хотите сделать: цену вы увидите до запуска, а платите только за готовый результат.
welcome-credit = Подарок для начала: { $amount } на балансе.
menu = Что сделаем?
menu-balance = Баланс
menu-history = Мои результаты
menu-help = Помощь
menu-language = Язык
menu-back = Назад

## Помощь и состояние

help =
    Выберите задачу и модель, ответьте на несколько вопросов, проверьте цену и нажмите «Запустить». Результат придёт в этот чат.
    Если генерация не удалась, деньги сами вернутся на баланс.
    Вопросы по оплате: /paysupport.
status-active = Всё работает.
status-passive = Сервис обновляется. Ваши сообщения сохранены, мы ответим на них совсем скоро.
status-waiting = Сообщений в очереди: { $count }.

## Язык

language-choose = Выберите язык.
language-changed = Теперь я говорю по-русски.

## Режим PASSIVE и ошибки

passive-reject = Сервис обновляется, это займёт около минуты. Деньги не списаны. Попробуйте ещё раз чуть позже.
error-incident = У нас что-то пошло не так, ошибка записана. Если это повторится, сообщите поддержке номер: { $incident }.
error-stale-button = Эта кнопка устарела. Вот меню.
error-not-understood = Не понимаю. Выберите что-нибудь в меню.
error-too-often = Слишком часто. Подождите, секунд: { $seconds }.
error-too-many-jobs = Одновременно можно запускать генераций: { $maximum }. Дождитесь, пока одна из них завершится.
error-model-unavailable = Эта модель временно недоступна. Деньги не списаны.

## Карточка модели и форма

model-card =
    { $title }
    { $hint }
model-price = Цена: { $price }
model-price-from = Цена: от { $price }
model-free = Бесплатно. Осталось на сегодня: { $left }
form-yes = Да
form-no = Нет
form-confirm = Запустить за { $price }?
form-start = Запустить
form-cancel = Отменить
form-cancelled = Отменено. Деньги не списаны.

## Генерация

job-accepted = Запущено. Зарезервировано: { $price }; спишем только за готовый результат.
job-progress = Делаю. Обычно это занимает примерно { $minutes } мин.
job-done = Готово. Списано: { $price }.
job-failed = Не получилось: { $reason }. Вернули на баланс: { $price }.

## Баланс и оплата

balance = Баланс: { $available }
balance-held = В резерве на запущенные генерации: { $held }
balance-low = Не хватает денег: цена — { $price }, на балансе — { $available }.
topup-done = Оплата получена. Зачислено: { $amount }. Баланс: { $available }
paysupport = Напишите сюда, что случилось с платежом, укажите дату и сумму. Вам ответит человек. Заплатили, но ничего не получили? Деньги не пропали: каждый платёж записан.
terms = Вы платите за результат: если его нет, деньги сами вернутся на баланс. Нельзя создавать то, что запрещено законом, оскорбляет людей или подделывает их облик и голос без согласия. Баланс можно потратить только в этом боте. Возврат: /paysupport.

## Ошибки в форме

problem-required = Нужно заполнить «{ $parameter }».
problem-type = «{ $parameter }»: такое значение не подойдёт. Нужно: { $expected }.
problem-enum = «{ $parameter }»: выберите из списка: { $allowed }.
problem-too-small = «{ $parameter }»: не меньше { $minimum }.
problem-too-large = «{ $parameter }»: не больше { $maximum }.
problem-multiple-of = «{ $parameter }»: число должно быть кратно { $step }.
problem-too-short = «{ $parameter }»: слишком коротко. Нужно знаков: { $minimum }, сейчас: { $actual }.
problem-too-long = «{ $parameter }»: слишком длинно. Можно знаков: { $maximum }, сейчас: { $actual }.
problem-pattern = «{ $parameter }»: запись не подходит. Пример: { $example }.
problem-url = «{ $parameter }»: пришлите файл или открытую ссылку, которая начинается с https.
problem-too-few = «{ $parameter }»: слишком мало. Нужно: { $minimum }, сейчас: { $actual }.
problem-too-many = «{ $parameter }»: слишком много. Можно: { $maximum }, сейчас: { $actual }.
problem-conflict = «{ $parameter }» нельзя сочетать с «{ $other }». Оставьте что-то одно.
problem-missing-with = «{ $parameter }» нужно указать вместе с «{ $other }».
problem-rule = «{ $parameter }»: { $rule }
problem-suggestion = Возможно, вы имели в виду «{ $suggestion }»?
problem-unknown-model = Модели «{ $model }» нет.
problem-removed-model = Модель «{ $model }» больше не предлагается.
