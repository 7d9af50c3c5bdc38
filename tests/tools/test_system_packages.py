from dataclasses import replace

import pytest
import steps
import system_packages
from system_packages import Package, ensure_system_packages


@pytest.fixture
def ordinary_user(monkeypatch):
    """Somebody who may not install system packages."""
    monkeypatch.setattr(system_packages.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(system_packages.shutil, "which", lambda _name: None)


@pytest.fixture
def missing(monkeypatch):
    def set_missing(*packages: Package) -> None:
        monkeypatch.setattr(system_packages, "PACKAGES", packages)

    return set_missing


@pytest.mark.usefixtures("ordinary_user")
def test_who_may_not_install_gets_the_line_to_run(missing):
    missing(Package("libneeded", lambda: False), Package("libthere", lambda: True))
    line = "sudo apt-get install -y --no-install-recommends libneeded$"
    with pytest.raises(steps.SetupError, match=line):
        ensure_system_packages("test")


@pytest.mark.usefixtures("ordinary_user")
def test_what_can_be_done_without_is_named_with_its_loss_and_no_obstacle(missing, capsys):
    missing(Package("fonts-rare", lambda: False, "rare characters are missing"))
    ensure_system_packages("test")
    assert (
        capsys.readouterr().out
        == "Without fonts-rare, rare characters are missing. To have it:  sudo apt-get install fonts-rare\n"
    )


def test_nothing_is_said_where_nothing_is_missing(missing, capsys):
    missing(Package("libthere", lambda: True))
    ensure_system_packages("test")
    assert capsys.readouterr().out == ""


def test_a_library_is_known_by_loading_it():
    assert system_packages.library("c", "libc.so.6")()
    assert not system_packages.library("no-such-library", "libno-such.so.0")()


@pytest.mark.usefixtures("ordinary_user")
def test_a_package_that_another_command_needs_is_not_asked_for(missing, capsys):
    missing(Package("browser", lambda: False, commands=frozenset({"test"})))
    ensure_system_packages("run")
    assert capsys.readouterr().out == ""


@pytest.mark.usefixtures("ordinary_user")
def test_what_reads_a_pdf_is_brought_for_the_tests_and_for_nothing_else(missing, capsys):
    reader = next(package for package in system_packages.PACKAGES if package.name == "poppler-utils")
    missing(replace(reader, is_there=lambda: False))
    ensure_system_packages("run")
    assert capsys.readouterr().out == ""
    ensure_system_packages("test")
    assert "the tests that read a PDF fail" in capsys.readouterr().out
