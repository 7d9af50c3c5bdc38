"""What every other test stands on is itself tested: the database and the object store that a worker is given."""

import psycopg

from api.storage import Storage


def test_a_worker_has_a_migrated_and_empty_database_of_its_own(postgres_url, worker_id):
    with psycopg.connect(postgres_url) as connection:
        assert connection.info.dbname.endswith(f"_{worker_id}")
        assert connection.execute("SELECT count(*) FROM alembic_version").fetchone() == (1,)


def test_the_object_store_of_the_run_takes_its_keys(s3_server):
    storage = Storage(s3_server.endpoint_url, "fixture-test", s3_server.access_key, s3_server.secret_key)
    storage.ensure_bucket()
    assert storage.is_ready()
