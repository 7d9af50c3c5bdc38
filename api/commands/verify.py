"""`tenseconds verify`: prove that journal and evidence are what was written."""

import sys

import click
from sqlalchemy import select

from api.accounts.models import Organisation
from api.app import create_app
from api.audits.models import Audit
from api.core.db import db
from api.core.ports import Ports
from api.journal import verify_chain
from api.reports.verifying import verify_audit


@click.command("verify")
def verify() -> None:
    """Check every journal and every audit's evidence, photos included; exit 1 if anything was touched."""
    app = create_app()
    ports: Ports = app.extensions["ports"]
    faults: list[str] = []
    with app.app_context():
        session = db.session()
        for organisation in session.scalars(select(Organisation)).all():
            faults += [
                f"journal of {organisation.slug}, entry {fault.seq}: {fault.what}"
                for fault in verify_chain(session, organisation.id)
            ]
            for audit in session.scalars(select(Audit).where(Audit.organisation_id == organisation.id)).all():
                proof = verify_audit(session, ports, audit)
                faults += [f"audit {audit.id}: {fault.item or 'document'}: {fault.what}" for fault in proof.faults]
    for fault in faults:
        click.echo(fault)
    if faults:
        sys.exit(1)
    click.echo("Journal and evidence are what was written.")
