# The page of a team: volunteers, leads and coordinators read and correct on a web page.

## Opening the page

page-link =
    🔑 A link that opens your page once, within 10 minutes.
    Open it and press “Open the page”. Do not pass it on: whoever opens it first is in.
page-off = The web page is switched off on this server. Please ask whoever runs it.
