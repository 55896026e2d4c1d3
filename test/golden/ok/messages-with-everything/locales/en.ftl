# A comment
## Group
-brand = Toys
many =
    { $count ->
        [one] One from { -brand }
       *[other] { $count } things
    }
    .title = Title
menu = What shall we make?
passive-reject = One moment: the service is being updated.
balance = You have { $amount }.
