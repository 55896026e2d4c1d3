menu = Was machen wir?
passive-reject = Einen Moment.
balance = Sie haben { $amount }.
