#!/bin/sh
# Opens the station on a screen of its own under cage, and ends with what the station ended with: 0 only where an adult
# closed it or the system stopped it. Cage itself, as Debian 12 has it, ends with 0 whatever became of the program in it,
# and a station that was killed would not be opened again. Started by askwell.service.
set -u
ended=$(mktemp)
# The system tells everybody here at once to stop; this script waits until the station has kept what was typed.
trap : TERM HUP INT
cage -- sh -c 'trap : TERM HUP INT; askwell; echo $? >"$0"' "$ended" &
cage=$! screen=1
while kill -0 "$cage" 2>/dev/null; do
  wait "$cage"
  screen=$?
done
station=$(cat "$ended")
rm -f "$ended"
# Where the screen fell, the station ended because of that.
[ "$screen" = 0 ] || exit "$screen"
exit "${station:-1}"
