"""`tenseconds import-sealed`: takes in the files phones wrote while no network would come."""

from pathlib import Path

import click
from flask import Flask

from api.app import create_app
from api.core.sealing import SealBroken
from api.core.settings import read_settings
from api.sync.importing import GOOD, import_contents
from api.sync.sealed import read_sealed


@click.command("import-sealed")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_sealed(files: tuple[Path, ...]) -> None:
    """Take in sealed FILES of phones: a line an act and a photo; what is here already stays as it is."""
    app = create_app(read_settings())
    try:
        is_good = [import_file(app, file) for file in files]
    finally:
        app.extensions["ports"].close()
    if not all(is_good):
        raise click.exceptions.Exit(1)


def import_file(app: Flask, path: Path) -> bool:
    """Take in one file and say what became of it; return whether all of it is here now."""
    is_good = True
    try:
        with path.open("rb") as file:
            contents = read_sealed(file, app.extensions["ports"].extra["sealing"])
            click.echo(f"{path}: {len(contents.ops)} acts and {len(contents.photos)} photos, made {contents.made_at}")
            for what, outcome in import_contents(app, contents):
                is_good = is_good and outcome in GOOD
                click.echo(f"  {what}: {outcome}")
    except SealBroken as broken:
        click.echo(f"{path}: refused. {broken}", err=True)
        return False
    return is_good
