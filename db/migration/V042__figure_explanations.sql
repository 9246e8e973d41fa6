-- How a value of an indicator counts, and why it departs from the one before it.
--
-- CUMULATIVE 累计: what has been done since the beginning of the year or of the task; it does not fall. POINT 时点: how things stand
-- on the day, rates and standards included. PERIOD 当期: what happened in the quarter alone. The document does not say
-- which; this is our reading of it, and whoever reports a value may say that his is of another kind.

alter table indicator add accumulation text not null default 'POINT';
alter table indicator add constraint indicator_accumulation check (accumulation in ('CUMULATIVE', 'POINT', 'PERIOD'));

update indicator set accumulation = 'CUMULATIVE'
where id in (
    -- 文件、机制、清单、项目: once made they stay made
    6, 15, 16, 17, 18, 21, 23, 30, 32, 33, 34, 35, 37, 38, 39, 40, 42, 43, 44, 47, 49, 50, 51, 54, 55, 56, 57, 58, 63,
    -- 完成率、对接率: the share done of a list
    8, 9, 22, 36, 67,
    -- 专项行动和政策落实
    5, 7, 60);

update indicator set accumulation = 'PERIOD'
where id in (
    -- 起数、例数: what happened in the quarter, zero where nothing may
    14, 24, 27, 28, 48, 62, 64, 65, 66, 69,
    -- of what fell due or was handled in the quarter
    52, 68);

-- A value says of itself how it counts; null in what was handed on before values did: as its indicator says.
alter table entry_figure add accumulation text;
alter table entry_figure add explanation text not null default '';
alter table entry_figure add constraint entry_figure_accumulation
    check (accumulation in ('CUMULATIVE', 'POINT', 'PERIOD'));
alter table entry_figure add constraint entry_figure_explanation_length check (char_length(explanation) <= 400);

alter table entry_version_figure add accumulation text;
alter table entry_version_figure add explanation text not null default '';
alter table entry_version_figure add constraint entry_version_figure_accumulation
    check (accumulation in ('CUMULATIVE', 'POINT', 'PERIOD'));
alter table entry_version_figure add constraint entry_version_figure_explanation_length
    check (char_length(explanation) <= 400);
