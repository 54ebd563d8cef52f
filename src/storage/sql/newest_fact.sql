-- `datetime` brings every offset to UTC, so that the largest text is the latest moment.
SELECT strftime('%Y-%m-%dT%H:%M:%SZ', max(datetime(body ->> '$.at'))) FROM fact
