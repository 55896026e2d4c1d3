### Texts of the bot in English. ru.ftl has the same keys and the same variables.
### They go into Telegram HTML: no tags here, and no angle brackets or ampersands.

## Start and menu

welcome = Hello! I make pictures, videos, music and speech with AI models. Choose what you want to make: you see the price before each start and pay only for a result.
welcome-credit = A gift to begin with: { $amount } on your balance.
menu = What shall we make?
menu-balance = Balance
menu-history = My results
menu-help = Help
menu-language = Language
menu-back = Back

## Help and status

help =
    Choose a task and a model, answer a few questions, check the price and press “Start”. The result comes to this chat.
    If a generation fails, the money returns to your balance by itself.
    Questions about a payment: /paysupport.
status-active = Everything works.
status-passive = The service is being updated. Your messages are stored and will be answered in a moment.
status-waiting = Messages waiting: { $count }.

## Language

language-choose = Choose a language.
language-changed = Now I speak English.

## PASSIVE mode and errors

passive-reject = The service is being updated, it takes about a minute. Nothing was charged. Please try again a little later.
error-incident = Something went wrong on our side, and it is recorded. If it happens again, tell support this number: { $incident }.
error-stale-button = This button is out of date. Here is the menu.
error-not-understood = I did not understand that. Choose something from the menu.
error-too-often = Too often. Please wait, seconds: { $seconds }.
error-too-many-jobs = Generations that run at the same time: { $maximum } at most. Wait for one of them to end.
error-model-unavailable = This model is temporarily unavailable. Nothing was charged.

## Model card and form

model-card =
    { $title }
    { $hint }
model-price = Price: { $price }
model-price-from = Price: from { $price }
model-free = Free. Left today: { $left }
form-yes = Yes
form-no = No
form-confirm = Start for { $price }?
form-start = Start
form-cancel = Cancel
form-cancelled = Cancelled. Nothing was charged.

## Generation

job-accepted = Started. { $price } is reserved and will be charged only for a result.
job-progress = In the works. Usually it takes about { $minutes } min.
job-done = Done. Charged: { $price }.
job-failed = It did not work out: { $reason }. { $price } is back on your balance.

## Balance and payments

balance = Balance: { $available }
balance-held = Reserved for running generations: { $held }
balance-low = Not enough money: the price is { $price }, the balance is { $available }.
topup-done = Payment received. Added: { $amount }. Balance: { $available }
paysupport = Write here what happened to the payment, with its date and amount. A person will answer. Paid and got nothing? The money is not lost: every payment is recorded.
terms = You pay for a result: if there is none, the money returns to your balance by itself. Do not create what the law forbids, or what offends or imitates real people without their consent. The balance is spent in this bot only. Refunds: /paysupport.

## Problems of a form

problem-required = “{ $parameter }” is needed.
problem-type = “{ $parameter }” does not fit here. Needed: { $expected }.
problem-enum = “{ $parameter }”: choose one of these: { $allowed }.
problem-too-small = “{ $parameter }”: not less than { $minimum }.
problem-too-large = “{ $parameter }”: not more than { $maximum }.
problem-multiple-of = “{ $parameter }”: the number must be a multiple of { $step }.
problem-too-short = “{ $parameter }” is too short. Characters needed: { $minimum }, now: { $actual }.
problem-too-long = “{ $parameter }” is too long. Characters allowed: { $maximum }, now: { $actual }.
problem-pattern = “{ $parameter }” is not written as it must be. Example: { $example }.
problem-url = “{ $parameter }”: send a file or a public link that begins with https.
problem-too-few = “{ $parameter }”: too few. Needed: { $minimum }, now: { $actual }.
problem-too-many = “{ $parameter }”: too many. Allowed: { $maximum }, now: { $actual }.
problem-conflict = “{ $parameter }” does not go together with “{ $other }”. Leave one of them.
problem-missing-with = “{ $parameter }” is needed together with “{ $other }”.
problem-rule = “{ $parameter }”: { $rule }
problem-suggestion = Did you mean “{ $suggestion }”?
problem-unknown-model = There is no model “{ $model }”.
problem-removed-model = The model “{ $model }” is no longer offered.
