menu = What shall we make?
passive-reject = One moment: the service is being updated.
menu = What else?
balance = You have { $amount }.
