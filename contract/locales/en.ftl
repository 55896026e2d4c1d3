### Texts of the bot in English. ru.ftl has the same keys and the same variables.
### They go into Telegram HTML: no tags here, and no angle brackets or ampersands.

## Start and menu

welcome-hello = Hello, { $name }!
welcome = I make pictures, videos, music and speech with AI models. Choose what you want to make: you see the price before each start and pay only for a result.
welcome-try-hint = Shall we begin with a picture? The description is ready: all that is left is to press “Start”.
welcome-try-free = ✨ Try it for free
welcome-try = ✨ Try it · from { $price }
welcome-skip = Skip ➡️
welcome-credit = 🎁 A gift to begin with: { $amount } on your balance.
menu = What shall we make?
menu-image = 🖼 Pictures
menu-video = 🎬 Video
menu-audio = 🎵 Music and speech
menu-text = ✍️ Texts
menu-main = 🏠 Menu
menu-ideas = ⚡ Ready ideas
menu-search = 🔍 Search
menu-popular = 🔥 Popular
menu-cheapest = 💸 Cheapest
menu-families = 🏷 By name
menu-balance = 💳 Balance
menu-history = 🗂 My results
menu-help = ❓ Help
menu-language = 🌐 Language
menu-status = 🟢 Does it work?
menu-terms = 📄 Terms
menu-paysupport = 💬 About a payment
menu-back = ⬅️ Back

## Choice of a model

section-image = Pictures: what exactly?
section-video = Video: what exactly?
section-audio = Music and speech: what exactly?
section-text = Texts: what exactly?
task-models =
    { $count ->
        [one] One model can do this.
       *[other] { $count } models can do this, cheapest first.
    }
task-row = { $task } ({ $count })
task-page = Page { $page } of { $pages }
model-row = { $title } · { $price }
model-row-from = { $title } · from { $price }

## Lists

popular = Popular
popular-about = What people use most, by results of the last month.
popular-empty = Nothing to tell yet: nobody has made anything in the last month. Begin with the cheapest.
cheapest = Cheapest
cheapest-about = The cheapest model for each task.
menu-new = 🆕 New
menu-free = 🎁 Free
new = New
new-about = The latest models, newest first.
free = Free
free-about = Free orders of a model: up to { $hourly } an hour and { $daily } a day. You see here how many are left for you.
free-empty = There is nothing free at the moment. Have a look at “Cheapest”.
free-row = { $title } · { $count } left
free-row-later = { $title } · later again
ideas = Ready ideas
ideas-about = Everything is filled in: add what is yours, check the price and start. Every answer can be changed.
families = Models by name
family-row = { $family } ({ $count })
family-models =
    { $count ->
        [one] One model.
       *[other] { $count } models, cheapest first.
    }

## Search

search = What are you looking for?
search-examples = Write the name of a model or what you need, for example: “animate a photo”, “remove background”, “write a song”.
search-found =
    { $count ->
        [one] “{ $query }”: one model found
       *[other] “{ $query }”: { $count } models found
    }
search-nothing = “{ $query }”: nothing found
search-again = Write it in other words, and I will look again.

## In one's own words

wish-make = ✨ Make it from these words
wish-proposed = My proposal. Everything can be changed: the answers, the model or the task.
wish-other-model = 🔀 Another model
wish-other-task = 🎯 Another task
wish-tasks = What shall I do with it?
wish-models = With which model?

## Help and status

help =
    Choose a task and a model, answer a few questions, check the price and press “Start”. The result comes to this chat.
    If a generation fails, the money returns to your balance by itself.
    What shall I tell you more about?
help-commands = /menu – what to make, /balance – balance and top-up, /history – my results, /settings – news, sound and language, /terms – terms, /paysupport – questions about a payment.
help-tour = 👋 What I can do
help-topic-order = 🚀 How to order
help-topic-prices = 💰 Prices and refunds
help-topic-free = 🎁 What is free
help-topic-privacy = 🔒 My files
help-topic-problem = 🛠 Not what I wanted
help-topic-payment = 💳 Payment
help-order =
    1. Choose what to make and a model, or just write what you want and add a photo.
    2. Answer the questions. Files may have up to { $megabytes } MB. The form waits { $minutes } min for an answer.
    3. Check the price and press “Start”. Up to { $jobs ->
        [one] { $jobs } generation
       *[other] { $jobs } generations
    } can run at the same time.
    The result comes here by itself, there is no need to wait in the chat.
help-prices =
    You see the price before the start. It depends on the model and the settings; the least is { $least }.
    At the start the sum is reserved. It is charged only when the result has come to your chat.
    No result: the money returns to your balance by itself, there is no need to ask. Before a repeat you see the price too.
help-free =
    A gift for newcomers: { $amount } on the balance.
    Models in the list “Free” have up to { $hourly ->
        [one] { $hourly } generation
       *[other] { $hourly } generations
    } an hour and { $daily } a day for nothing: the button then says “Start for free”.
    If a free generation fails, the try is not used up.
help-privacy =
    A file that you send goes only to the model that you have chosen, and only after “Start”.
    Other users see neither your descriptions nor your results.
    Orders stay in “My results”, so that you can repeat them and get the files again.
help-privacy-days =
    { $days ->
        [one] The messages themselves are kept for { $days } day.
       *[other] The messages themselves are kept for { $days } days.
    }
help-problem =
    It failed: the money is back already. Say it in other words or take another model.
    It came out wrong: “Once more” in “My results” opens the same form. Change the description and start again, up to { $hourly ->
        [one] once
       *[other] { $hourly } times
    } an hour.
    The file got lost: there is “Send again” in the same place.
    The bot named the number of an error: send it to us, /paysupport and the number in one message.
help-payment =
    You can top up with Telegram Stars, from { $least } to { $most } at a time: “Balance” in the menu.
    The money comes at once, together with the number of the payment.
    It did not come, or too much was taken: press the button below. It shows your last payments and how to write to a person.
status-active = Everything works.
status-passive = The service is being updated, which takes about a minute. Your money is safe.
status-orders =
    { $count ->
        [one] One generation of yours is in the works.
       *[other] { $count } generations of yours are in the works.
    }

## Kept descriptions and examples

menu-prompts = 📒 My descriptions
menu-examples = 💡 Examples
prompts = My descriptions
prompts-count = Kept: { $count } of { $maximum }.
prompts-empty = What you keep will be here: the button “Keep the description” is under a result and in a form.
prompts-choose = Which description?
prompts-choose-hint = Tap one of yours or a ready one, or write a new one.
prompts-full =
    { $maximum ->
        [one] One description can be kept. Delete it to keep a new one.
       *[other] Up to { $maximum } descriptions can be kept. Delete one to keep a new one.
    }
prompt-keep = 💾 Keep the description
prompt-choose = 📒 Take a ready one
prompt-kept = Kept in “My descriptions”.
prompt-delete = 🗑 Delete
prompt-deleted = Deleted.
prompt-gone = This description is gone.
prompt-nothing = There is nothing to keep yet: the description is empty.
examples = Tap an example: it goes straight into a form.

## Settings

menu-settings = ⚙️ Settings · 🌐
settings = Settings
settings-news-are-on = News: on
settings-news-are-off = News: off
settings-is-loud = Results: with a sound
settings-is-quiet = Results: without a sound
settings-always = Results, and messages about money, always come.
settings-news-on = 🔔 Send me news
settings-news-off = 🔕 Send me no news
settings-quiet-on = 🔇 Results without a sound
settings-quiet-off = 🔊 Results with a sound
settings-changed = Done.
news-off-button = 🔕 No more news
news-off-done = There will be no more news. You can turn them on again in the settings: /settings

## Language

language-choose = Choose a language.
language-changed = Now I speak English.

## PASSIVE mode and errors

passive-reject = The service is being updated, it takes about a minute. Nothing was charged. Please try again a little later.
error-incident = Something went wrong on our side, and it is recorded. If it happens again, tell support this number: { $incident }.
error-stale-button = This button is out of date. Here is the menu.
error-not-understood = I did not quite get that. Choose what to make, and I will ask for the rest.
error-unknown-command = There is no such command. Here is what I can do.
error-private-only = I work in a private chat only. Write to me there.
error-too-often =
    { $seconds ->
        [one] Too much at once: I left out the last thing. We go on in { $seconds } second.
       *[other] Too much at once: I left out the last thing. We go on in { $seconds } seconds.
    }
error-too-many-orders =
    { $maximum ->
        [one] One generation can start per hour. Please try again a little later.
       *[other] { $maximum } generations can start per hour. Please try again a little later.
    }
error-too-many-jobs =
    { $maximum ->
        [one] One generation can run at a time. Wait for it to end.
       *[other] { $maximum } generations can run at the same time. Wait for one of them to end.
    }
error-model-unavailable = This model is not available now. Nothing was charged.
error-model-resting = This model is temporarily unavailable: it has failed several times in a row, so it takes a short break. Nothing was charged. Try another one, or come back a little later.

## Model card and form

model-price = Price: { $price }
model-price-from = Price: from { $price }. You see the exact one before the start.
model-price-range = Price: { $price } to { $most }, as you set it up. You see the exact one before the start.
model-limit = { $name }: { $limits }
model-example = For example: “{ $example }”
model-take-example = ✍️ Take the example
model-needs = Needed: { $list }
model-options =
    { $count ->
        [one] One more setting, if you like
       *[other] { $count } more settings, if you like
    }
model-start = ✨ Make it
form-expired = The form was closed: there was no answer for an hour. Choose again, nothing was charged.
form-incomplete = Not everything is filled in yet.
form-price-changed = The price has changed and is now { $price }. Check it and press “Start” again.
form-already-started = Already started. You will see the result here.
form-stale-button = This button is out of date. Here is the form as it stands.
form-return = ⬅️ Back to the form
form-yes = Yes
form-no = No
form-confirm = 🚀 Start for { $price }
form-cancel = Cancel
form-cancelled = Cancelled. Nothing was charged.

## Generation

order-confirmed = ⏳ In the queue.
order-ahead =
    { $count ->
        [one] One order is ahead of yours.
       *[other] { $count } orders are ahead of yours.
    }
order-submitting = 📨 Sending it to the model.
order-submitted = ⚙️ In the works.
order-succeeded = 📦 Ready, fetching the result.
order-delivering = 📤 Sending you the result.
order-usual-seconds =
    { $seconds ->
        [one] Usually it takes about a second.
       *[other] Usually it takes about { $seconds } seconds.
    }
order-usual-minutes =
    { $minutes ->
        [one] Usually it takes about a minute.
       *[other] Usually it takes about { $minutes } minutes.
    }
order-reserved = { $price } is reserved and will be charged only for a result.
order-delivered = ✅ Done. Charged: { $price }.
order-cancelled = Stopped.
order-returned = { $price } is back on your balance.
order-stop = ⏹ Stop
order-stopped = Stopped. The money is back on your balance.
order-too-late = It is with the model already and cannot be stopped. If there is no result, you pay nothing.
order-over = This order is over already.
order-not-found = There is no such order.
order-repeat = 🔁 Once more
order-resend = 📤 Send again
order-nothing-to-resend = There is nothing to send again here.
order-originals = 📎 Original file
originals-coming = I am sending it as a file, in full quality.
originals-gone = The original is gone: such files are kept for about two weeks. The picture stays in the chat.
originals-failed = The original could not be sent. Please try again later. The picture stays in the chat.
result-link = The file is too large for Telegram. Take it by the link: it works for a few days.
result-download = ⬇️ Download
failure-parameters = ❌ The model did not accept these settings. Try other ones or another model; we have been told.
failure-moderation = ❌ The model refused this content. Say it in other words or send other pictures.
failure-media = ❌ The model could not read the file. Send it again or in another format.
failure-vendor = ❌ The model could not do it this time. Try once more or choose another model.
failure-unavailable = ❌ The model is temporarily unavailable. Try later or choose another one.
failure-timeout = ❌ The model took too long to answer. Try once more or choose another model.
failure-delivery = ❌ The result is there, but Telegram did not take it. We have been told.

## History

history = Your results, newest first.
history-empty = Nothing here yet. Everything that you make will be kept here.
history-parameters = Parameters
history-date = Date: { $date }
history-newer = ⬅️ Newer
history-older = Older ➡️

## What to do with a result

result-next = ✨ What next?
result-use = 🧩 Use it further
result-upscale = 🔍 Enlarge
result-vary = 🎲 Another version
result-which = Which of the results? They are numbered as they stand in the chat.
result-all = All at once ({ $count })
result-of-no-use = There is nothing to do with this result: no model takes such a file.
favourite-add = ⭐ To favourites
favourite-remove = ✖️ Not a favourite
favourite-added = Added to your favourites.
favourite-removed = Taken out of your favourites.
filter-all = 🗂 Everything
filter-favourite = ⭐ Favourites
filter-open = ⏳ In the works
filter-failed = ❌ Without a result
history-show = 🔽 Shown: { $name }
history-filters = What shall I show?
history-none = Nothing here yet.
redeliver = 📤 Send again for { $price }
redeliver-free = 📤 Send again for free
redeliver-why = The result can still be sent. You have the money for it back, so the price is reserved again and charged only when it has come. If it does not, it returns.
redeliver-why-free = The result can still be sent. When it comes, it uses up one of your free tries.
redeliver-begun = I am sending it already. Have a look at your results.
redeliver-no-free-left = No free generations are left right now. Please try a little later.
share-what =
    { $count ->
        [one] Whoever has the link sees the result itself and the name of the model: { $title }.
       *[other] Whoever has the link sees { $count } results and the name of the model: { $title }.
    }
share-parameters = And can take for an order of their own:
share-hidden = Nobody sees your name, your files or the price. You can close the link at any time.
share-withdraw = 🚫 Close the link
share-withdrawn = The link is closed: it shows nothing any more.
share-nothing = This result cannot be shared: it is not in Telegram.
share-gone = This link shows nothing any more: it was closed, or there is a mistake in it. But you can make something of your own here.
result-share = 🔗 Share
shared = Somebody has shared this result with you.
shared-like = Somebody has shared this result with you. Would you like one like it? I fill in the same settings, and you see the price before the start.
shared-make = ✨ Make one like this

## Balance and payments

balance = Balance: { $available }
balance-held = Reserved for running generations: { $held }
balance-spent = Spent: { $today } today, { $week } in 7 days, { $month } in 30 days.
balance-low = Not enough money: the price is { $price }, the balance is { $available }.
topup-choose = How much to add?
topup-stars = ⭐ { $stars } → { $amount }
topup-rub = 💳 { $amount }
topup-title = Top-up: { $amount }
topup-description = Money for generations in this bot. You pay only for results; what is not spent stays on the balance.
topup-label = Balance
topup-done = Payment received. Added: { $amount }. Balance: { $available }
topup-number = Number of the payment:
topup-strange = We received your payment, but could not match it with an invoice. A person is looking into it already, the money is not lost. Questions: /paysupport.
topup-refused = This invoice is out of date. Nothing was charged. Take a new one: /balance
paysupport = Something wrong with a payment? Write /paysupport and, in the same message, what happened, with the date and the amount, and the number of the error if the bot told you one. A person will read it. The money is not lost: every payment is recorded.
paysupport-payments = Your last payments
paysupport-payment = { $date }: { $amount }
paysupport-refunded = { $date }: { $amount }, given back
paysupport-received = Thank you, a person will read it and write to you.
support-answer =
    💬 An answer from our team:
    { $words }
    To write back: /paysupport and your words in one message.
refund-done = Asked Telegram to give { $amount } back to user { $user }.
refund-received = Telegram has given your payment back. Taken off the balance: { $amount }.
refund-usage = Write it like this: /refund CHARGE_ID
refund-unknown = There is no payment with this id.
refund-already = This payment was given back before.
refund-spent = The user has spent it: the payment was { $amount }, the balance is { $available }.
refund-stars-only = Only Stars can be given back from here. A payment in roubles is given back by the provider.
terms = You pay for a result: if there is none, the money returns to your balance by itself. Do not create what the law forbids, or what offends or imitates real people without their consent. The balance is spent in this bot only. Refunds: /paysupport.

## Form: questions and buttons

form-now = Now: { $value }
form-by-default = { $value } (default)
form-default = Default: { $value }
form-empty = not chosen
form-missing = needs an answer
form-price = Price: { $price }
form-price-most = Price: at most { $price }
form-balance = Your balance: { $available }
form-ask-text = Send the answer as a message.
form-ask-link = Send a link, it begins with https://.
form-ask-number = Send a number.
form-ask-numbers = Send numbers with commas, for example: 1, 2, 3, 4.
form-ask-choice = Tap a button or type a name.
form-ask-tap = Tap a button.
form-ask-image = Send a picture or a link to it.
form-ask-images = Send pictures, one by one or as an album, then tap “Done”.
form-ask-video = Send a video or a link to it.
form-ask-videos = Send videos, one or several, then tap “Done”.
form-ask-audio = Send an audio or a link to it.
form-ask-audios = Send audios, one or several, then tap “Done”.
form-ask-list = Add entries with the button, then tap “Done”.
form-ask-texts = Send them one per message, then tap “Done”.
form-ask-entry = Choose what to change.
form-ask-rest = A long text comes in parts. Send the rest or tap “Done”.
form-limit-characters =
    { $maximum ->
        [one] Up to { $maximum } character
       *[other] Up to { $maximum } characters
    }
form-limit-characters-least =
    { $minimum ->
        [one] At least { $minimum } character
       *[other] At least { $minimum } characters
    }
form-limit-range = From { $minimum } to { $maximum }
form-limit-least = At least { $minimum }
form-limit-most = At most { $maximum }
form-limit-step = in steps of { $step }
form-limit-whole = a whole number
form-limit-file = { $formats } up to { $megabytes } MB
form-limit-file-any = A file up to { $megabytes } MB
form-limit-seconds = from { $minimum } to { $maximum } s
form-limit-seconds-most = up to { $maximum } s
form-limit-entries-range = How many: { $minimum } to { $maximum }
form-limit-entries-least = How many: at least { $minimum }
form-limit-entries-most = How many: at most { $maximum }
form-limit-entries-exact = How many: exactly { $count }
form-files =
    { $count ->
        [one] { $count } file
       *[other] { $count } files
    }
form-entries =
    { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }
form-file = file
form-entry = { $name } { $number }
form-keep = ✓ Keep: { $value }
form-skip = Skip
form-clear = 🗑 Remove the answer
form-done = ✅ Done
form-add = ➕ Add
form-remove = 🗑 Remove
form-remove-last = 🗑 Remove the last one
form-remove-one = ✕ { $value }
form-back = ⬅️ Back
form-to-overview = ⬅️ To all answers
form-fix = ⚠️ { $name }
form-open = ❗ { $name }
form-change = ✏️ { $name }
form-suggestion = ➡️ { $value }
form-more = ⚙️ More settings ({ $count })
form-less = Hide settings

## Free

form-free = Free
form-confirm-free = 🚀 Start for free
free-left =
    { $count ->
        [one] { $count } free generation is left.
       *[other] { $count } free generations are left.
    }
free-limits = Free: up to { $hourly } an hour and { $daily } a day.
free-used-hour = The free ones of this hour are used up. There will be more later.
free-used-day = The free ones of this day are used up. There will be more tomorrow.
order-free = This is free: one try is reserved and will be used up only by a result.
order-free-returned = You keep the free try.
order-delivered-free = ✅ Done. This was free.
## For those who run the bot

banned = You have no access to this bot. If you think that this is a mistake, get in touch with support outside of the bot.
wallet-given = You were given { $amount }.
wallet-taken = { $amount } was taken from your balance.
admin-menu = Running the bot
admin-your-role = Your role: { $role }.
admin-role-owner = owner
admin-role-admin = admin
admin-role-support = support
admin-to-menu = ⬅️ Running the bot
admin-find-user = 🔎 Find a user
admin-staff = 👥 Team
admin-audit = 📜 Audit log
admin-ask-user = Send the id of the user, a @name, or a message forwarded from them.
admin-ask-adjustment = Write the amount in roubles and the reason, for example: 150 the result did not come. To take, begin with a minus: -150 given by mistake.
admin-ask-ban-reason = Write why they lose access.
admin-no-user = There is no such user: they have not written to the bot.
admin-adjust-unclear = I do not understand. First the amount, then the reason: 150 the result did not come.
admin-adjust-give = Give: { $amount }
admin-adjust-take = Take: { $amount }
admin-adjust-reason = Reason: { $reason }
admin-adjust-after = Balance: { $available } → { $after }
admin-confirm = ✅ Confirm
admin-done = Done.
admin-done-before = This was done or cancelled before.
admin-too-little = There is not that much on the balance.
admin-not-staff = They belong to the team. An owner has to take the role away first.
admin-is-banned = Give them access first.
admin-adjust = ± Balance
admin-ban = ⛔ Ban
admin-unban = ✅ Lift the ban
admin-make-admin = Make admin
admin-make-support = Make support
admin-make-none = Take the role away
admin-user-since = With us since { $date }
admin-user-role = Role: { $role }
admin-user-banned = ⛔ Banned: { $reason }
admin-user-blocked = Has blocked the bot.
admin-payment-provider = by card: the provider gives it back
admin-user-paid = Paid: { $amount }
admin-user-orders =
    { $count ->
        [one] { $count } order, delivered: { $delivered }
       *[other] { $count } orders, delivered: { $delivered }
    }
order-refunded = We gave { $amount } back to you for an order.
admin-stats = 📊 Figures
admin-stats-1 = Today
admin-stats-7 = 7 days
admin-stats-30 = 30 days
admin-stats-users = New users: { $new }, who ordered: { $ordering }
admin-stats-orders = Orders: { $orders }, delivered: { $delivered }, without a result: { $lost }
admin-stats-paid-in = Paid in, less refunds: { $amount }
admin-stats-revenue = Revenue: { $amount }
admin-stats-cost = Cost of models: { $amount }
admin-stats-margin = Margin: { $amount } ({ $percent })
admin-find-order = 🔎 Find an order
admin-ask-order = Send the number of the order.
admin-no-order = There is no such order.
admin-orders = 🗂 Orders
admin-orders-list = Orders, newest first.
admin-orders-empty = There are no orders.
admin-order-owner = User
admin-order-state = State
admin-order-task = Task of the vendor
admin-order-files = Results: { $results }, delivered: { $sent }
admin-order-refunded = ↩️ The price was given back.
admin-order-steps = How it went
admin-order-refresh = 🔄 Refresh
admin-order-user = 👤 User
admin-redeliver = 📤 Deliver again
admin-nothing-to-deliver = There is nothing to deliver: there is no result.
admin-refund-order = ↩️ Give the price back
admin-refund-order-ask = Give { $price } back to the user?
admin-not-refundable = There is nothing to give back: it was not paid for, is not delivered, or the money is back already.
admin-models = 🧩 Models
admin-models-changed = Models that differ from the contract:
admin-models-unchanged = All models are as the contract says.
admin-models-found = Found:
admin-models-ask = To change a model, write what it is called.
admin-model-on = 🟢 On sale
admin-model-off = 🔴 Not on sale
admin-model-price = Price: { $percent }% of the contract (from { $contract } → from { $price })
admin-model-turn-on = 🟢 Turn on
admin-model-turn-off = 🔴 Turn off
admin-model-percent = 💰 Change the price
admin-model-rests = ⏸ The bot has taken a model off sale for a while: it fails at the vendor. Money went back to users.
admin-model-works = ▶️ The model works again and is on sale.
admin-model-outage =
    { $count ->
        [one] ⏸ { $count } failure in a row. One order will try it from { $moment }.
       *[other] ⏸ { $count } failures in a row. One order will try it from { $moment }.
    }
admin-model-show = 🧩 Show the model
admin-model-restore = ▶️ Put it back now
admin-model-keep-off = 🔴 Keep it off
admin-ask-percent = How many percent of the contract's price? For example: 120 is a fifth dearer, 100 is as the contract says.
admin-percent-unclear = Send a number from 10 to 1000.
admin-model-free = 🎁 Free orders
admin-model-free-none = Nothing of it is free.
admin-model-by-contract = { $words } So says the contract.
admin-ask-free = How many are free for a person, in an hour and in a day? For example: 2 5. To give nothing for free: 0.
admin-free-unclear = Send two numbers, for the hour and for the day, which is not less: 2 5. Or 0.
admin-free-contract = ↩️ As the contract says
admin-promos = 🎟 Promo codes
admin-promos-list = Promo codes, newest first: what they give, and how many people have had it.
admin-promos-empty = There are no promo codes yet.
admin-promo-new = ➕ New promo code
admin-promo-good = 🟢 Can be redeemed
admin-promo-off = 🔴 Switched off
admin-promo-used-up = 🔴 Used up
admin-promo-expired = 🔴 Expired
admin-promo-redeemed = Redeemed: { $redeemed } of { $uses }
admin-promo-until = Good until { $date }
admin-promo-link = A link to the bot ends with
admin-promo-turn-off = 🔴 Switch off
admin-promo-turn-on = 🟢 Switch on
admin-promo-ask-code = What is the code? 4 to 32 Latin letters and digits, for example: SUMMER2026
admin-promo-ask-kopecks = How many roubles does it give? For example: 50
admin-promo-ask-uses = How many people may redeem it? For example: 100
admin-promo-ask-days = For how many days is it good? For example: 30
admin-promo-ask-make = Make this promo code?
admin-promo-amount = Gives: { $amount }
admin-promo-people = People: { $uses }
admin-promo-days = Days: { $days }
admin-promo-code-unclear = That is no code: 4 to 32 Latin letters and digits, and nothing else.
admin-promo-kopecks-unclear = Send an amount in roubles, up to 99,999.99.
admin-promo-uses-unclear = Send a whole number from 1 to 9,999,999.
admin-promo-days-unclear = Send a whole number from 1 to 3,650.
admin-incidents = 🧯 Errors
admin-incidents-list = The latest errors.
admin-incidents-none = There were no errors.
admin-ask-incident = To find another one, send the number that the user was told.
admin-no-incident = There is no error of this number, or it was too long ago.
admin-incident = Error
admin-incident-asked = What was asked for:
admin-incident-told = The user read: “{ $words }”
admin-incident-untold = Nobody was told: the update could not be read.
admin-incident-order = 📦 Order
admin-stats-model = { $orders } · ✅ { $success } · { $revenue } − { $cost } · margin { $margin }
admin-broadcasts = 📣 Broadcasts
admin-broadcasts-list = Broadcasts, newest first.
admin-broadcast-new = ✍️ New broadcast
admin-ask-broadcast = Send the text. Everybody will see it as you have written it. I will first show what it looks like.
admin-broadcast-segments = This is what they will see. Who gets it?
admin-segment-all = Everybody
admin-segment-active = Ordered within 30 days
admin-segment-payers = Have paid
admin-segment-ru = Speak Russian
admin-segment-en = Speak English
admin-broadcast-ask =
    { $count ->
        [one] Send it to { $count } person?
       *[other] Send it to { $count } people?
    }
admin-broadcast-running = ▶️ Running
admin-broadcast-paused = ⏸ Paused
admin-broadcast-stopped = ⏹ Stopped
admin-broadcast-done = ✅ Done
admin-broadcast-pause = ⏸ Pause
admin-broadcast-resume = ▶️ Go on
admin-broadcast-stop = ⏹ Stop
admin-broadcast-counts = Recipients: { $recipients }. Delivered: { $sent }, refused: { $refused }, want no news: { $declined }, unknown: { $unknown }, left: { $left }.
admin-no-broadcast = There is no such broadcast.
admin-staff-list = The team. Roles are changed on the cards.
admin-staff-empty = Only owners are in the team. A role is given on the card of a user.
admin-audit-list = Audit log, newest first.
admin-audit-empty = Nothing is in the log yet.
admin-audit-bot = 🤖 the bot itself
admin-questions = 💬 Questions
admin-questions-list = Questions without an answer; who waits longest is first.
admin-questions-none = Every question has an answer.
admin-question-answered = It has been answered in the meantime.
admin-answer = ✍️ Write to them
admin-ask-answer = Write what you want to tell them. They get it from the bot, as you write it.
admin-answer-sent = Your answer is on its way.
admin-answer-not-sent = They have blocked the bot in the meantime: nothing was sent, and their question waits on.
admin-answer-too-long = That is too long for one message, and nothing was sent. Characters at most: { $max }
admin-alarm-out-of-credits = 🚨 The account with the vendor has no credits left: orders fail, and money goes back to users. Top up the account.
admin-alarm-bad-key = 🚨 The vendor refuses our key: orders fail, and money goes back to users. Check KIE_API_KEY and its limits.
admin-alarm-model-unknown = ❗️ The vendor no longer knows a model that we sell: orders of it fail. Run truth catalog sync.
admin-alarm-strange-payment = ❗️ A payment came that does not fit what we offer.
admin-alarm-unknown-refund = ❗️ Telegram has given back a payment that is not in our books.
admin-alarm-payment-question = 💬 A question about a payment
admin-alarm-refund-refused = ❗️ Telegram refuses to give a payment back. The money is in the wallet again: settle it with the user.
admin-alarm-log = A line that must not occur is in the log of { $instance }.
admin-alarm-log-more = More of them since the last message: { $count }

## Promo codes

promo-button = 🎟 Promo code
promo-usage = Do you have a promo code? Write it like this: /promo CODE
promo-done = 🎟 The promo code is redeemed. Added: { $amount }. Balance: { $available }
promo-unknown = There is no such promo code. Please check the spelling.
promo-redeemed = You have used this promo code already.
promo-over = This promo code is not valid any more.
promo-add-usage = Write it like this: /promo_add CODE KOPECKS PEOPLE DAYS. A code is 4 to 32 Latin letters and digits.
promo-exists = There is a promo code { $code } already.
promo-added =
    { $days ->
        [one] Promo code { $code }: { $amount }, people: { $uses }, good for { $days } day. A link to the bot with it: ?start=p_{ $code }
       *[other] Promo code { $code }: { $amount }, people: { $uses }, good for { $days } days. A link to the bot with it: ?start=p_{ $code }
    }

## Invitations and the limit for a day

invite-button = 🤝 Invite
invite = Invite a friend by your link. When they pay for the first time, you get { $amount } on your balance: at most { $daily ->
        [one] once
       *[other] { $daily } times
    } a day, and only for those who are new to the bot.
invite-no-link = The link will be there in a minute, please open this screen again.
invite-stats = Came: { $invited }. Paid: { $rewarded }. You got: { $earned }.
invite-bonus = 🤝 Your friend has paid. Added: { $amount }. Thank you!
budget-button = 🧮 Limit for a day
budget = Limit for a day: { $limit }. Spent and reserved today: { $spent }.
budget-none = There is no limit for a day.
budget-choose = How much to spend in a day at most? A day begins at midnight in Moscow.
budget-no-limit = No limit
budget-refused = This order for { $price } is more than your limit for a day.
budget-set = The limit for a day was changed.
