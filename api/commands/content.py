"""`tenseconds content`: check authored files, publish them, export the schemas that editors complete by."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from api.app import create_app
from api.audits.share_table import table_of_shares
from api.checklists.counts import table_of
from api.checklists.document import Document
from api.checklists.load import FILE_NAME as CHECKLIST_FILE
from api.checklists.load import load_checklist
from api.checklists.schema_export import checklist_json_schema
from api.commands.publishing import ROOT, publish_everywhere
from api.core.clock import utc_now
from api.courses.check import CHECKLISTS, COURSES, check_tree
from api.courses.counts import table_of_courses
from api.courses.load import FILE_NAME as COURSE_FILE
from api.courses.load import load_course, read_course
from api.courses.schema_export import (
    cards_json_schema,
    course_json_schema,
    questions_json_schema,
    quiz_json_schema,
)

_SCHEMAS = {
    "cards": cards_json_schema,
    "checklist": checklist_json_schema,
    "course": course_json_schema,
    "questions": questions_json_schema,
    "quiz": quiz_json_schema,
}


@click.group("content")
def content() -> None:
    """Checklists and courses as files."""


@content.command("check")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--counts", is_flag=True, help="Then print what each checklist and course holds.")
@click.option("--shares", is_flag=True, help="Then print how much of its total each item of a checklist decides.")
def check(paths: tuple[Path, ...], *, counts: bool, shares: bool) -> None:
    """Name every fault as `path:line: message`; exit 1 if there is one. Without PATH, the whole tree."""
    faults = [fault for path in paths for fault in _faults_of(path)] if paths else check_tree(ROOT)
    for fault in faults:
        click.echo(str(fault))
    if faults:
        sys.exit(1)
    click.echo("The content is in order.")
    if counts:
        for row in table_of(_checklists_in(paths or (ROOT / CHECKLISTS,))):
            click.echo(row)
        for row in table_of_courses(_courses_in(paths or (ROOT / COURSES,))):
            click.echo(row)
    if shares:
        for document in _checklists_in(paths or (ROOT / CHECKLISTS,)):
            click.echo("\n".join(table_of_shares(document)))


@content.command("publish")
def publish() -> None:
    """Make what the files say live in every organisation; a broken file leaves its last good version live."""
    broken = publish_everywhere(create_app(), now=utc_now())
    for fault in broken:
        click.echo(str(fault))
    if broken:
        sys.exit(1)


@content.command("schema")
@click.argument("kind", type=click.Choice(sorted(_SCHEMAS)), required=False)
def schema(kind: str | None) -> None:
    """Print the JSON Schema of one kind of file, or of all."""
    exported = _SCHEMAS[kind]() if kind else {name: export() for name, export in _SCHEMAS.items()}
    click.echo(json.dumps(exported, ensure_ascii=False, indent=2))


def _faults_of(path: Path) -> list[object]:
    """Check one folder or file, or everything below a folder of folders."""
    folder = path.parent if path.is_file() else path
    if folder.name in {"lessons", "questions", "pictures", "audio"}:
        folder = folder.parent
    if (folder / CHECKLIST_FILE).exists():
        return list(load_checklist(folder)[1])
    if (folder / COURSE_FILE).exists():
        return list(load_course(folder)[1])
    return [fault for inner in sorted(folder.iterdir()) if inner.is_dir() for fault in _faults_of(inner)]


def _checklists_in(paths: tuple[Path, ...]) -> Iterator[Document]:
    """Load every checklist at or below some paths, by name."""
    for path in paths:
        for file in sorted(path.rglob(CHECKLIST_FILE)) if path.is_dir() else [path]:
            document, _ = load_checklist(file.parent)
            if document:
                yield document


def _courses_in(paths: tuple[Path, ...]) -> Iterator[tuple[Document, list[Document]]]:
    """Load every course at or below some paths with its exam questions, by name."""
    for path in paths:
        for file in sorted(path.rglob(COURSE_FILE)) if path.is_dir() else [path] if path.name == COURSE_FILE else []:
            loaded, _ = read_course(file.parent)
            if loaded:
                yield loaded.document, loaded.exam
