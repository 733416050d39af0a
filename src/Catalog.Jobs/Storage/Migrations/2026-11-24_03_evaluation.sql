-- How good the checks were, each time that it was measured. Rows are never changed.
create table evaluation (
    id bigint generated always as identity primary key,
    texts text not null,                  -- a file's name, or 'approved'
    seed int not null,
    model text,                           -- null: only checks that need none
    started_by text not null,
    started_at timestamptz not null,
    report jsonb not null                 -- Evaluation/EvaluationReport: kinds, cells, locales …
);

-- Answers of the model about evaluated texts and pictures, by what was asked: the same question is never paid for twice.
create table evaluation_answer (
    fingerprint text primary key,         -- of model, opening, pictures, question and form of the answer
    task text not null,
    answer text not null,
    ended boolean not null,               -- false: cut off at the limit
    prompt_tokens int not null,
    decode_tokens int not null,
    created_at timestamptz not null default now()
);
