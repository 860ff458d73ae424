# A private PostgreSQL for the tests: own data folder, own socket, durability off, gone afterwards. Where memory allows,
# the folder is kept there: each test has a database of some five hundred files, made and removed within seconds.
pg_bin="$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1 || true)"

as_postgres() { # the server refuses to run as root
  if [ "$(id -u)" -eq 0 ]; then
    runuser -u postgres -- "$@"
  else
    "$@"
  fi
}

postgres_place() {
  local free
  free="$(df --output=avail -k /dev/shm 2>/dev/null | tail -1)"
  if [ "${free:-0}" -gt 3000000 ]; then echo /dev/shm; else echo /tmp; fi
}

start_postgres() {
  pg_dir="$(mktemp -d "$(postgres_place)/concave-postgres.XXXXXX")"
  [ "$(id -u)" -ne 0 ] || chown postgres "$pg_dir"
  local port=$((20000 + RANDOM % 20000))
  as_postgres "$pg_bin/initdb" -D "$pg_dir/data" -U concave -A trust --no-sync >"$pg_dir.log" 2>&1
  as_postgres "$pg_bin/pg_ctl" -D "$pg_dir/data" -w -l "$pg_dir/log" \
    -o "-p $port -k $pg_dir -c listen_addresses=127.0.0.1 -c max_connections=300 -c max_wal_size=256MB -c fsync=${CONCAVE_TEST_FSYNC:-off}" start >>"$pg_dir.log" 2>&1
  export CONCAVE_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=concave;Database=postgres"
}

stop_postgres() {
  as_postgres "$pg_bin/pg_ctl" -D "$pg_dir/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$pg_dir" "$pg_dir.log"
}
