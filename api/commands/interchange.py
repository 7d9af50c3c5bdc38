"""`tenseconds content import|export`: questions from and to other systems."""

import sys
from pathlib import Path

import click

from api.commands.content import content
from api.courses.load import read_course
from api.i18n import LANGUAGES, Lang
from api.interchange.draft import Unreadable
from api.interchange.into_course import Target
from api.interchange.reading import READERS
from api.interchange.services import import_questions
from api.interchange.writing import WRITERS, write_course

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_LANGUAGE = click.Choice(LANGUAGES)


@content.command("import")
@click.argument("file", type=_FILE)
@click.option("--language", type=_LANGUAGE, required=True, help="The language the file is written in.")
@click.option(
    "--from", "form", type=click.Choice(sorted(READERS)), help="The format; told by name and content if left out."
)
@click.option("--topic", default="", help="For questions that name none.")
@click.option("--lesson", default="", help="For questions that name none.")
@click.option("--exposure", type=click.Choice(["practice", "exam"]), default="practice", show_default=True)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Where the questions go; printed if left out."
)
def import_file(
    file: Path, language: Lang, form: str | None, topic: str, lesson: str, exposure: str, out: Path | None
) -> None:
    """Turn FILE (GIFT, Aiken, Moodle XML, QTI, Excel, Word or Chinese text) into questions of a course.

    Everything good is taken over; everything else is named by its line. What the file does not say stays empty, and
    `tenseconds content check` asks for it.
    """
    target = Target(language, topic, lesson, exposure)
    try:
        read = import_questions(file.name, file.read_bytes(), target, form)
    except Unreadable as error:
        raise click.ClickException(f"{file}:{error.remark.line}: {error.remark.of('en')}") from None
    for remark in read.remarks:
        click.echo(f"{file}:{remark.line}: {remark.of('en')}", err=True)
    click.echo(f"{len(read.questions)} questions taken over, {len(read.remarks)} remarks.", err=True)
    if out is None:
        click.echo(read.file, nl=False)
    else:
        out.write_text(read.file, encoding="utf-8")


@content.command("export")
@click.argument("course", type=_FOLDER)
@click.option("--to", "form", type=click.Choice(sorted(WRITERS)), required=True)
@click.option("--language", type=_LANGUAGE, required=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True)
def export_course(course: Path, form: str, language: Lang, out: Path) -> None:
    """Write all questions of COURSE, exam questions and their keys too, for another system; name what it cannot hold."""
    loaded, faults = read_course(course)
    if loaded is None:
        for fault in faults:
            click.echo(str(fault), err=True)
        sys.exit(1)
    questions = [*loaded.document["questions"], *loaded.exam]
    data, remarks = write_course(questions, form, language)
    out.write_bytes(data)
    for remark in remarks:
        click.echo(remark.of("en"), err=True)
    click.echo(f"{len(questions)} questions, {len(remarks)} remarks: {out}", err=True)
