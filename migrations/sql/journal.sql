-- Adds links to an organisation's chain and defers the jobs they cause, in the caller's transaction and in one round trip.
-- It runs as its owner: the application's role may read the journal and call this, and nothing else.
CREATE FUNCTION journal_append(organisation uuid, entries jsonb, jobs jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    head journal_head;
    entry jsonb;
BEGIN
    IF current_setting('role') = 'tenseconds_app' AND current_setting('tenseconds.organisation', true) IS DISTINCT FROM organisation::text THEN
        RAISE EXCEPTION 'a journal of another organisation';
    END IF;
    INSERT INTO journal_head VALUES (organisation, 0, '') ON CONFLICT DO NOTHING;
    SELECT * INTO head FROM journal_head WHERE organisation_id = organisation FOR UPDATE;
    FOR entry IN SELECT * FROM jsonb_array_elements(entries) LOOP
        head.seq := head.seq + 1;
        head.hash := sha256(convert_to(concat_ws(E'\n',
            encode(head.hash, 'hex'), head.seq, entry ->> 'id', entry ->> 'event', entry ->> 'subject_id',
            coalesce(entry ->> 'actor_id', ''), entry ->> 'at', entry ->> 'digest'), 'UTF8'));
        INSERT INTO journal_entry (organisation_id, seq, id, event, subject_id, actor_id, at, digest, hash)
        VALUES (organisation, head.seq, (entry ->> 'id')::uuid, entry ->> 'event', (entry ->> 'subject_id')::uuid,
            (entry ->> 'actor_id')::uuid, (entry ->> 'at')::timestamptz, decode(entry ->> 'digest', 'hex'), head.hash);
        INSERT INTO journal_payload (organisation_id, seq, salt, payload)
        VALUES (organisation, head.seq, decode(entry ->> 'salt', 'hex'), entry -> 'payload');
    END LOOP;
    UPDATE journal_head SET seq = head.seq, hash = head.hash WHERE organisation_id = organisation;
    IF jsonb_array_length(jobs) > 0 THEN
        PERFORM procrastinate_defer_jobs_v1(ARRAY(
            SELECT ROW(job ->> 'queue', job ->> 'task', 0, NULL, NULL, job -> 'args', NULL)::procrastinate_job_to_defer_v1
            FROM jsonb_array_elements(jobs) AS job));
    END IF;
END;
$$;
REVOKE ALL ON FUNCTION journal_append FROM PUBLIC;
GRANT EXECUTE ON FUNCTION journal_append TO tenseconds_app;

-- Defers a job unless one under the same key waits or runs already; for work that readers ask for again and again.
CREATE FUNCTION defer_once(job jsonb, key text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM procrastinate_jobs WHERE queueing_lock = key AND status IN ('todo', 'doing')) THEN
        PERFORM procrastinate_defer_jobs_v1(ARRAY[
            ROW(job ->> 'queue', job ->> 'task', 0, NULL, key, job -> 'args', NULL)::procrastinate_job_to_defer_v1]);
    END IF;
EXCEPTION WHEN unique_violation THEN
    NULL; -- somebody else asked at the same moment
END;
$$;
REVOKE ALL ON FUNCTION defer_once FROM PUBLIC;
GRANT EXECUTE ON FUNCTION defer_once TO tenseconds_app;
