"""What a WSGI server loads: `granian --interface wsgi wsgi:app`."""

import gc

from api.app import configure_logs, create_app

configure_logs()
app = create_app()
# What was loaded stays for good: looking through it again and again would stop every request for a tenth of a second.
gc.collect()
gc.freeze()
