"""Messages to phones and mailboxes: off by default, chosen word by word, sent by a worker."""
