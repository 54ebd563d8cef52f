#!/bin/sh
# Tells the station that the machine is about to sleep, so that the board shows it as asleep and not as silent.
# systemd runs it from /usr/lib/systemd/system-sleep with "pre" before and "post" after.
[ "$1" = pre ] || exit 0
# The station alone, by its whole command: neither cage nor a night that is at work knows this signal.
pkill -USR1 -u askwell -xf askwell
# Time for the last sign of life to be written.
sleep 1
