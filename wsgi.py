"""What a WSGI server loads: `granian --interface wsgi wsgi:app`."""

from api.app import configure_logs, create_app

configure_logs()
app = create_app()
