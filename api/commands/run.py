"""`tenseconds run`: everything the product needs in one terminal, from the private servers to the address to open."""

import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from api.commands.readiness import check_settings, require_free_port, require_system_libraries
from api.commands.running import announce, data_dir_of, withdraw
from api.commands.web import web_argv, web_env
from api.core.settings import SettingsError, environment
from api.embedded.answering import wait_until_answering
from api.embedded.errors import ServerError, explain_os_error
from api.embedded.leftovers import end_leftovers
from api.embedded.locks import hold
from api.embedded.processes import Child, Command, stop_all
from api.embedded.services import Services, start_services
from api.embedded.stopping import Impatience, StopRequest
from api.embedded.supervision import describe_exit, keep_alive

_ROOT = Path(__file__).resolve().parents[2]
_API = (sys.executable, "-m", "api")
_LOOK_SECONDS = 0.05
_LEFTOVER_SECONDS = 15.0
_BIG_LOG_BYTES = 10_000_000
_LOGINS = "demo-logins.txt"


class _Stopped(Exception):  # noqa: N818 - no error: somebody asked to stop while the start was still going on
    """Unwinds the start-up."""


@dataclass(frozen=True)
class _Plan:
    """What was asked for on the command line, and where everything goes."""

    host: str
    port: int
    wants_demo: bool | None
    stops_after_visit: bool
    data_dir: Path
    stop: StopRequest
    public_url: str = field(init=False)

    def __post_init__(self) -> None:
        host = f"[{self.host}]" if ":" in self.host else self.host
        object.__setattr__(self, "public_url", f"http://{host}:{self.port}")


@click.command("run")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on.")
@click.option(
    "--demo/--no-demo", "wants_demo", default=None, help="The demo chain; by default only in a private database."
)
@click.option("--stop-after-visit", is_flag=True, help="Stop once the demo visit is played.")
def run(host: str, port: int, *, wants_demo: bool | None, stop_after_visit: bool) -> None:
    """Start the product with all its servers; Ctrl-C stops everything."""
    environ = environment()
    stop = StopRequest(click.echo)
    stop.listen()
    data_dir = data_dir_of(environ)
    try:
        _run_in_folder(_Plan(host, port, wants_demo, stop_after_visit, data_dir, stop), environ)
    except (ServerError, SettingsError) as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(str(explain_os_error(error, data_dir))) from error
    except _Stopped:
        pass
    except Impatience:
        click.echo("Stopped at once.")
        sys.exit(130)
    click.echo("Stopped. Everything is kept.")


def _run_in_folder(plan: _Plan, environ: Mapping[str, str]) -> None:
    for folder in (plan.data_dir, plan.data_dir / "log", plan.data_dir / "run"):
        folder.mkdir(parents=True, exist_ok=True)
    with hold(plan.data_dir):
        end_leftovers(plan.data_dir / "run", _LEFTOVER_SECONDS)
        require_free_port(plan.host, plan.port)
        require_system_libraries()
        check_settings(environ, plan.public_url)
        began = time.monotonic()
        services = start_services(environ, plan.data_dir, plan.public_url, click.echo)
        _say_step("database and object store", began)
        children: list[Child] = []
        try:
            _serve(plan, services, children)
        except Impatience:
            _kill_all(children, services)
            raise
        finally:
            withdraw(plan.data_dir)
            _shut_down(children, services)


def _serve(plan: _Plan, services: Services, children: list[Child]) -> None:
    has_demo = services.has_private_database if plan.wants_demo is None else plan.wants_demo
    _step(plan, services, "everything in shape", "prepare", "--demo" if has_demo else "--no-demo")
    began = time.monotonic()
    web, worker = _web(plan, services), _worker(plan, services)
    for child in (web, worker):
        children.append(child)
        child.start()
    if not wait_until_answering(web, plan.host, plan.port, plan.stop):
        web.kill()  # It has served nobody yet, and is deaf to signals while it loads the application.
        raise _Stopped
    _say_step("web server and worker", began)
    if has_demo:
        _step(plan, services, "one visit, from the phone to the scorecard", "demo", "--once")
    if plan.stops_after_visit:
        return
    announce(plan.data_dir, services.env)
    _greet(plan, services)
    keep_alive([*services.children, *children], plan.stop, click.echo)


def _step(plan: _Plan, services: Services, words: str, *arguments: str) -> None:
    """Run one command of the product to its end, or raise ServerError; a stop request ends it early."""
    if plan.stop.is_made:
        raise _Stopped
    began = time.monotonic()
    child = Child(Command(name=" ".join(arguments), argv=(*_API, *arguments), env=services.env, cwd=_ROOT))
    child.start()
    try:
        while child.is_running():
            if plan.stop.wait(_LOOK_SECONDS):
                raise _Stopped
    finally:
        child.stop()
    if child.poll() != 0:
        raise ServerError(f"`tenseconds {child.name}` {describe_exit(child.poll())}; what it said stands above.")
    _say_step(words, began)


def _web(plan: _Plan, services: Services) -> Child:
    return _child(plan, web_env(services.env, plan.data_dir), "web", web_argv(plan.host, plan.port))


def _worker(plan: _Plan, services: Services) -> Child:
    return _child(plan, services.env, "worker", (*_API, "work"))


def _child(plan: _Plan, env: Mapping[str, str], name: str, argv: Sequence[str]) -> Child:
    log = plan.data_dir / "log" / f"{name}.log"
    if log.exists() and log.stat().st_size > _BIG_LOG_BYTES:
        log.replace(log.with_suffix(".old.log"))
    record = plan.data_dir / "run" / f"{name}.json"
    return Child(Command(name=f"The {name} process", argv=tuple(argv), env=env, log=log, record=record, cwd=_ROOT))


def _say_step(words: str, began: float) -> None:
    click.echo(f"{time.monotonic() - began:6.1f} s  {words}")


def _greet(plan: _Plan, services: Services) -> None:
    logins = plan.data_dir / _LOGINS
    if logins.exists():
        click.echo("\n" + logins.read_text(encoding="utf-8").rstrip())
    click.echo(f"\n打开 Open   {services.env['PUBLIC_URL']}\n日志 Logs   {plan.data_dir / 'log'}\n停止 Stop   Ctrl-C\n")


def _shut_down(children: Sequence[Child], services: Services) -> None:
    try:
        stop_all(children)
        services.stop()
    except Impatience:
        _kill_all(children, services)
        raise


def _kill_all(children: Sequence[Child], services: Services) -> None:
    for child in children:
        child.kill()
    services.kill()
