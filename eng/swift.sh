# A private OpenStack Swift with its S3 interface for the tests: own folder, loopback ports, two tenants, encryption at
# rest, gone afterwards. The Debian package python3-swift has everything; no service is installed or started.
swift_python=/usr/bin/python3

has_swift() {
  "$swift_python" -c 'import swift.common.wsgi' 2>/dev/null
}

swift_conf() { # swift_conf NAME PORT : the three storage servers differ in name and port alone
  cat >"$swift_dir/etc/$1.conf" <<CONF
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = $2
workers = 0
mount_check = false
devices = $swift_dir/srv
swift_dir = $swift_dir/etc
user = $(id -un)
log_level = WARNING
[pipeline:main]
pipeline = $1-server
[app:$1-server]
use = egg:swift#$1
CONF
}

start_swift() {
  swift_dir="$(mktemp -d /tmp/concave-swift.XXXXXX)"
  mkdir -p "$swift_dir/etc" "$swift_dir/srv/d1"
  local port=$((41000 + RANDOM % 9000))
  printf '[swift-hash]\nswift_hash_path_suffix = tests\nswift_hash_path_prefix = tests\n[storage-policy:0]\nname = default\ndefault = yes\n' >"$swift_dir/etc/swift.conf"
  swift_conf account $((port + 1))
  swift_conf container $((port + 2))
  swift_conf object $((port + 3))
  cat >"$swift_dir/etc/proxy.conf" <<CONF
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = $port
workers = 0
swift_dir = $swift_dir/etc
user = $(id -un)
log_level = WARNING
[pipeline:main]
pipeline = catch_errors gatekeeper cache s3api tempauth copy slo dlo versioned_writes symlink keymaster encryption proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
allow_account_management = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:cache]
use = egg:swift#memcache
[filter:s3api]
use = egg:swift#s3api
s3_acl = false
location = us-east-1
allow_multipart_uploads = true
min_segment_size = 1
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
user_other_reader = othersecret .admin
[filter:copy]
use = egg:swift#copy
[filter:slo]
use = egg:swift#slo
[filter:dlo]
use = egg:swift#dlo
[filter:versioned_writes]
use = egg:swift#versioned_writes
allow_versioned_writes = true
allow_object_versioning = true
[filter:symlink]
use = egg:swift#symlink
[filter:keymaster]
use = egg:swift#keymaster
encryption_root_secret = MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=
[filter:encryption]
use = egg:swift#encryption
CONF
  cat >"$swift_dir/run.py" <<'PY'
import sys
folder = sys.argv[1]
import swift.common.utils as utils
import swift.common.storage_policy as policy
utils.SWIFT_CONF_FILE = policy.SWIFT_CONF_FILE = folder + '/etc/swift.conf'
utils.set_swift_dir(folder + '/etc')
if sys.argv[2] == 'rings':
    from swift.common.ring import RingBuilder
    for name, port in zip(('account', 'container', 'object'), sys.argv[3:]):
        builder = RingBuilder(6, 1, 1)
        builder.add_dev({'id': 0, 'region': 1, 'zone': 1, 'ip': '127.0.0.1', 'port': int(port), 'device': 'd1', 'weight': 1.0,
                         'meta': '', 'replication_ip': '127.0.0.1', 'replication_port': int(port)})
        builder.rebalance()
        builder.get_ring().save('%s/etc/%s.ring.gz' % (folder, name))
    sys.exit(0)
from swift.common.wsgi import run_wsgi
sys.exit(run_wsgi('%s/etc/%s.conf' % (folder, sys.argv[2]), sys.argv[2] + '-server'))
PY
  "$swift_python" "$swift_dir/run.py" "$swift_dir" rings $((port + 1)) $((port + 2)) $((port + 3)) >>"$swift_dir/log" 2>&1
  swift_pids=()
  local server
  for server in account container object proxy; do
    "$swift_python" "$swift_dir/run.py" "$swift_dir" "$server" >>"$swift_dir/log" 2>&1 &
    swift_pids+=($!)
  done
  local tries=0
  until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
    tries=$((tries + 1))
    [ "$tries" -lt 75 ] || { cat "$swift_dir/log" >&2; return 1; }
    sleep 0.2
  done
  export CONCAVE_TEST_S3="http://127.0.0.1:$port" CONCAVE_TEST_S3_FOLDER="$swift_dir/srv"
}

stop_swift() {
  [ "${#swift_pids[@]}" -eq 0 ] || kill "${swift_pids[@]}" 2>/dev/null || true
  rm -rf "$swift_dir"
}
