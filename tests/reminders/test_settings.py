"""Settings of reminders that cannot be used stop the start with one line."""

import pytest

from api.core.settings import SettingsError, read_settings

BASE = {
    "DATABASE_URL": "postgresql://a@b/c",
    "S3_ENDPOINT_URL": "https://s3.example",
    "S3_ACCESS_KEY": "a",
    "S3_SECRET_KEY": "b",
    "SECRET_KEY": "x" * 32,
}
MAIL = {"SMTP_URL": "smtps://a:b@mail.example:465", "MAIL_FROM": "Tenseconds <training@example.com>"}


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ({**MAIL, "SMTP_URL": "http://mail.example"}, "SMTP_URL has to be"),
        ({**MAIL, "MAIL_FROM": ""}, "MAIL_FROM is needed"),
        ({**MAIL, "MAIL_FROM": "a@b\nBcc: c@d"}, "MAIL_FROM is needed"),
        ({"VAPID_SECRET": "short"}, "VAPID_SECRET has to be"),
        ({"REMINDER_HOUR": "22"}, "REMINDER_HOUR has to be"),
        ({"ESCALATE_AFTER_DAYS": "soon"}, "ESCALATE_AFTER_DAYS is 'soon'"),
    ],
)
def test_a_setting_that_cannot_be_used_says_so(said, line):
    with pytest.raises(SettingsError, match=line):
        read_settings(BASE | said)


def test_settings_that_can_be_used_are_read():
    settings = read_settings({**BASE, **MAIL, "PRIVATE_HOSTS": "10.0.0.1:8080, relay:80", "VAPID_SECRET": "A" * 43})
    assert (settings.smtp_url, settings.private_hosts) == (MAIL["SMTP_URL"], ("10.0.0.1:8080", "relay:80"))
    assert (settings.reminder_hour, settings.escalate_after_days) == (9, 3)
    assert "b@mail" not in repr(settings)
