import os
import signal
import stat

import psycopg
import pytest

from api.embedded import binaries, postgres
from api.embedded.errors import ServerError

from .listeners import listening_addresses


def write_row(url: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('十秒')")


def read_row(url: str) -> str:
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT word FROM kept").fetchone()[0]


def test_what_was_written_is_there_after_a_restart(folder, source):
    server = postgres.start(folder / "postgres", source=source)
    write_row(server.url)
    server.stop()
    again = postgres.start(folder / "postgres", source=source)
    try:
        assert read_row(again.url) == "十秒"
    finally:
        again.stop()


def test_what_was_committed_survives_a_kill_of_the_server(folder, source):
    server = postgres.start(folder / "postgres", source=source)
    write_row(server.url)
    os.kill(server.child.pid, signal.SIGKILL)
    server.child.stop()
    server.lock.close()
    again = postgres.start(folder / "postgres", source=source)
    try:
        assert read_row(again.url) == "十秒"
    finally:
        again.stop()


def test_a_server_left_over_by_a_dead_owner_is_ended_before_the_next_starts(folder):
    orphan = postgres.start(folder / "postgres", is_durable=False)
    write_row(orphan.url)
    orphan.lock.close()  # As when the owner was killed: its lock is gone, its server still there.
    again = postgres.start(folder / "postgres")
    try:
        assert read_row(again.url) == "十秒"
        assert not orphan.child.is_running()
    finally:
        again.stop()


def test_a_pid_file_that_names_a_stranger_is_no_obstacle(folder):
    postgres.start(folder / "postgres", is_durable=False).stop()
    (folder / "postgres" / "data" / "postmaster.pid").write_text(f"{os.getpid()}\n{folder}\n")
    again = postgres.start(folder / "postgres")
    assert again.child.is_running()
    again.stop()


def test_only_loopback_and_only_the_generated_password(folder, source):
    server = postgres.start(folder / "postgres", source=source, is_durable=False)
    try:
        assert listening_addresses(server.child.pid) == {"127.0.0.1"}
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(server.url.replace(server.url.split(":")[2].split("@")[0], "guessed"))
        with pytest.raises(psycopg.OperationalError, match="no password supplied"):
            psycopg.connect(
                f"host=127.0.0.1 port={server.url.rsplit(':', 1)[1].split('/')[0]} user=tenseconds dbname=postgres"
            )
        assert stat.S_IMODE((folder / "postgres" / "keys.json").stat().st_mode) == 0o600
    finally:
        server.stop()


def test_text_is_utf8_and_sorts_by_code_point_wherever_the_programs_come_from(folder, source):
    server = postgres.start(folder / "postgres", source=source, is_durable=False)
    try:
        with psycopg.connect(server.url) as connection:
            words = connection.execute(
                "SELECT w FROM unnest(ARRAY['店','B','a','é','䶮','𠮷']) w ORDER BY w"
            ).fetchall()
            assert [word for (word,) in words] == ["B", "a", "é", "䶮", "店", "𠮷"]
            assert connection.execute("SELECT upper('é'), current_setting('fsync')").fetchone() == ("É", "off")
            assert connection.info.encoding == "utf-8"
    finally:
        server.stop()


def test_a_real_start_waits_for_the_disk_at_each_commit(folder):
    server = postgres.start(folder / "postgres")
    try:
        with psycopg.connect(server.url) as connection:
            settings = connection.execute(
                "SELECT current_setting('fsync'), current_setting('synchronous_commit'), current_setting('full_page_writes')"
            ).fetchone()
        assert settings == ("on", "on", "on")
    finally:
        server.stop()


def test_two_owners_of_one_folder_are_refused_in_plain_words(folder):
    server = postgres.start(folder / "postgres", is_durable=False)
    try:
        with pytest.raises(
            ServerError, match=rf"in use by another Tenseconds \(process {os.getpid()}\)\. Stop that one"
        ):
            postgres.start(folder / "postgres")
    finally:
        server.stop()


def test_data_of_a_version_that_is_not_here_say_what_to_install(folder):
    postgres.start(folder / "postgres", is_durable=False).stop()
    (folder / "postgres" / "data" / "PG_VERSION").write_text("14\n")
    with pytest.raises(ServerError, match="apt-get install postgresql-14"):
        postgres.start(folder / "postgres")


def test_a_file_in_the_place_of_the_folder_is_named(folder):
    (folder / "postgres").write_text("in the way")
    with pytest.raises(ServerError, match="is in the way: a folder is needed there"):
        postgres.start(folder / "postgres")


def test_a_half_made_cluster_is_made_anew(folder):
    leftover = folder / "postgres" / "data.new"
    leftover.mkdir(parents=True)
    (leftover / "PG_VERSION").write_text("")
    server = postgres.start(folder / "postgres", is_durable=False)
    assert server.child.is_running()
    server.stop()


def test_programs_older_than_the_oldest_supported_are_passed_over(folder):
    old = folder / "bin"
    old.mkdir()
    for name in ("postgres", "initdb"):
        (old / name).write_text("#!/bin/sh\necho 'postgres (PostgreSQL) 14.9'\n")
        (old / name).chmod(0o755)
    assert list(binaries.look_into(old, binaries.Source.MACHINE)) == []
    (old / "postgres").write_text("#!/bin/sh\necho 'postgres (PostgreSQL) 16.1 (Debian 16.1-1)'\n")
    assert [found.major for found in binaries.look_into(old, binaries.Source.MACHINE)] == [16]
