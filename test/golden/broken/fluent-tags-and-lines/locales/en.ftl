menu = What
shall we make?
passive-reject = One moment: the service is being updated.
balance = You have { $amount }.
