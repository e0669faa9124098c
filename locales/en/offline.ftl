# What the web page says when the phone has no network.

web-offline =
    There is no network.
    You can still read every guide on this phone. A question or a visit sent now waits here and goes out once there is a network.
    .queued = ⏳ Waiting to be sent. It goes out with the network; nothing is recorded before that.
    .unsure = ⏳ No answer yet; it will be sent again. Nothing is recorded twice.
    .too-old = This has waited too long and may be recorded already. Look at the log before you send it again.
    .refused = This could not be sent.
    .again = Send now
    .drop = Drop it
    .found = On this phone:
    .search = Search the guides
    .none = No guide has such words.
    .newer = There is a new version of this page.
    .renew = Open it
    .elsewhere = Messages are waiting to be sent.
    .open = Show them
