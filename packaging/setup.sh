# shellcheck shell=bash
# What packaging/macvlab and packaging/test share: finding JDK 25, installing what is missing, building.
# They set `root` (the checkout) and `me` (the command's name), then source this.
: "${root:?}" "${me:?}"

# Java takes the encoding of file names from the locale, and the plain one has no letters beyond ASCII.
case ${LC_ALL:-${LC_CTYPE:-${LANG-}}} in
  '' | C | POSIX) export LC_ALL=C.UTF-8 ;;
esac

say() { printf '%s: %s\n' "$me" "$*" >&2; }

stop() {
  say "$@"
  exit 2
}

# True when DIR holds a JDK (not only a runtime) of version 25. Reads its release file, starts nothing.
is_jdk25() {
  local line
  [[ -x $1/bin/java && -x $1/bin/javac && -r $1/release ]] || return 1
  while IFS= read -r line; do
    [[ $line =~ ^JAVA_VERSION=\"25([.+-].*)?\"$ ]] && return 0
  done <"$1/release"
  return 1
}

# Sets jdk to an installed JDK 25, wherever the default java points.
find_jdk() {
  local candidate on_path
  on_path=$(command -v java) && on_path=$(readlink -f -- "$on_path") && on_path=${on_path%/bin/java}
  for candidate in "${JAVA_HOME-}" /usr/lib/jvm/* "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* /opt/*jdk* "$on_path"; do
    if [[ -n $candidate ]] && is_jdk25 "$candidate"; then
      jdk=$candidate
      return
    fi
  done
  return 1
}

has_library() {
  local file
  for file in /usr/lib/*-linux-gnu*/"$1" /lib/*-linux-gnu*/"$1" /usr/lib64/"$1" /usr/lib/"$1" /usr/local/lib/"$1"; do
    [[ -e $file ]] && return
  done
  PATH=$PATH:/usr/sbin:/sbin ldconfig -p 2>/dev/null | grep -qF "$1 "
}

has_font() {
  local file
  for file in /usr/share/fonts/*/"$1"* /usr/share/fonts/*/*/"$1"* /usr/local/share/fonts/"$1"* "${HOME-}"/.local/share/fonts/"$1"*; do
    [[ -e $file ]] && return
  done
  return 1
}

# Debian's package names: what has to be there, and what only makes it nicer.
missing=()
wished=()

need_command() { command -v "$1" >/dev/null || missing+=("$2"); }

wish_command() { PATH=$PATH:/usr/sbin:/sbin command -v "$1" >/dev/null || wished+=("$2"); }

need_window() {
  has_library libgtk-3.so.0 || missing+=(libgtk-3-0)
  has_library libGL.so.1 || missing+=(libgl1)
  has_library libXtst.so.6 || missing+=(libxtst6)
}

wish_fonts() {
  has_font Inter || wished+=(fonts-inter)
  has_font JetBrainsMono || wished+=(fonts-jetbrains-mono)
  has_font NotoSansCJK || wished+=(fonts-noto-cjk)
}

has_candidate() { LC_ALL=C apt-cache policy "$1" 2>/dev/null | grep -q '^  Candidate: [^(]'; }

# Runs a command as root with its output kept back, shown when it fails.
as_root() {
  local log status=0 sudo=()
  ((EUID == 0)) || sudo=(sudo)
  log=$("${sudo[@]}" env DEBIAN_FRONTEND=noninteractive "$@" 2>&1) || status=$?
  ((status == 0)) || printf '%s\n' "$log" >&2
  return "$status"
}

apt_install() {
  local command=(apt-get install -y --no-install-recommends "$@")
  # A package list older than the archive names files that are gone.
  as_root "${command[@]}" 2>/dev/null || { as_root apt-get update && as_root "${command[@]}"; }
}

fresh_package_lists() {
  local name
  ((EUID == 0)) || return 0
  for name in "$@"; do
    has_candidate "$name" || {
      as_root apt-get update || true
      return 0
    }
  done
}

stop_without_jdk() {
  local release=
  # shellcheck source=/dev/null
  [[ -r /etc/os-release ]] && release=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME-}")
  say "JDK 25 is not installed, and this system's packages don't have it. Eclipse Temurin's, from Adoptium's apt repository:
  sudo apt-get install -y wget gpg
  wget -qO- https://packages.adoptium.net/artifactory/api/gpg/key/public | sudo gpg --dearmor -o /usr/share/keyrings/adoptium.gpg
  echo 'deb [signed-by=/usr/share/keyrings/adoptium.gpg] https://packages.adoptium.net/artifactory/deb ${release:-bookworm} main' | sudo tee /etc/apt/sources.list.d/adoptium.list
  sudo apt-get update && sudo apt-get install -y temurin-25-jdk
Or unpack any JDK 25 and set JAVA_HOME to it. Then start again."
  exit 2
}

# Installs what is missing, as root or after a yes; else prints the command and stops. For wishes alone it never stops.
install_missing() {
  local name command answer packages=()
  if ! find_jdk; then
    command -v apt-get >/dev/null || stop_without_jdk
    fresh_package_lists openjdk-25-jdk
    for name in openjdk-25-jdk temurin-25-jdk; do
      if has_candidate "$name"; then
        missing+=("$name")
        break
      fi
    done
    [[ " ${missing[*]} " == *-25-jdk\ * ]] || stop_without_jdk
  fi
  ((${#missing[@]} + ${#wished[@]})) || return 0
  if ! command -v apt-get >/dev/null; then
    ((${#missing[@]} == 0)) || stop "missing: ${missing[*]} (Debian's names). Install what your distribution calls them, then start again."
    return 0
  fi

  fresh_package_lists "${missing[@]}" "${wished[@]}"
  for name in "${missing[@]}" "${wished[@]}"; do
    # Debian 13 and Ubuntu 24.04 renamed it when time became 64 bits wide.
    if [[ $name == libgtk-3-0 ]] && has_candidate libgtk-3-0t64; then name=libgtk-3-0t64; fi
    packages+=("$name")
  done
  command="sudo apt-get install -y ${packages[*]}"
  if ((EUID != 0)); then
    answer=
    if [[ -t 0 && -t 2 ]] && command -v sudo >/dev/null; then
      printf '%s: needs %s. May I run "%s"? [y/N] ' "$me" "${packages[*]}" "$command" >&2
      read -r answer
    fi
    if [[ $answer != [yY]* ]]; then
      ((${#missing[@]} == 0)) || stop "missing: ${missing[*]}. Install with: $command"
      say "looks its best with these fonts: $command"
      return 0
    fi
  fi
  say "installing ${packages[*]} ..."
  if ! apt_install "${packages[@]}"; then
    ((${#missing[@]} == 0)) || stop "could not install ${missing[*]} (see above)."
    say "goes on without ${wished[*]}."
  fi
  find_jdk || stop_without_jdk
}

# Everything that the program is made of, beside the libraries.
sources=(pom.xml .mvn app/src/main fxml css icons labs packaging/setup.sh)

# True when something is newer than what the last build began with.
needs_build() {
  [[ -f $root/target/run/built && -f $root/target/run/macvlab.jar && -f $root/target/run/libraries ]] || return 0
  [[ -n $(cd "$root" && find "${sources[@]}" -newer target/run/built -print -quit 2>/dev/null) ]]
}

# What gives a command a screen of its own; nothing where it may have the one that is there.
screen=()

# mvn on JDK 25, without its own libraries' warnings about newer JDKs.
run_maven() {
  JAVA_HOME=$jdk MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS-}" \
    "${screen[@]}" mvn -B --no-transfer-progress -f "$root/pom.xml" -Dmaven.wagon.http.retryHandler.count=3 "$@"
}

download_failed() {
  grep -qE 'Could not (transfer|resolve|find artifact)|Failed to (read artifact|collect dep)|Connection reset|timed out' "$1"
}

# maven LOG ARGUMENTS...: all output goes to LOG; once more when a download failed.
maven() {
  local log=$1
  shift
  run_maven "$@" >"$log" 2>&1 && return
  download_failed "$log" || return 1
  say "a download failed; trying once more ..."
  run_maven -U "$@" >"$log" 2>&1
}

# What a reader needs of a failed build's output.
show_errors() {
  if grep -q '^.\{0,9\}\[ERROR\]' "$1"; then
    sed -n 's/\x1b\[[0-9;]*m//g; /^\[ERROR\] -> \[Help/q; /^\[\(ERROR\|WARNING\)\] *[^ ]/p' "$1"
  else
    cat "$1"
  fi
}

# Builds what the launcher runs, one build at a time.
build() {
  mkdir -p "$root/target/run"
  exec {lock}<"$root/target/run"
  flock "$lock"
  if needs_build; then
    say "building Macvlab (once) ..."
    touch "$root/target/run/begun"
    if ! maven "$root/target/run/build.log" -q -Dquick -Dmaven.test.skip=true package; then
      show_errors "$root/target/run/build.log" >&2
      stop "the build failed (see above)."
    fi
    publish_build
  fi
  exec {lock}<&-
}

# Hands what Maven made to the launcher: renamed into place, since a running program reads its jar as long as it lives.
publish_build() {
  local run=$root/target/run
  rm -f "$run"/*.aot "$run"/*.record
  if ! cp "$root/target/macvlab.jar" "$run/macvlab.jar.new" || ! cp "$root/target/lib/libraries" "$run/libraries.new" \
    || ! mv -f "$run/macvlab.jar.new" "$run/macvlab.jar" || ! mv -f "$run/libraries.new" "$run/libraries" \
    || ! mv -f "$run/begun" "$run/built"; then
    stop "the build could not be put into $run."
  fi
}

# Sets what starts the program that was built: the libraries' paths, the options that it always has, and its class.
program() {
  local library libraries
  class_path=$root/target/run/macvlab.jar
  module_path=
  IFS=: read -ra libraries <"$root/target/run/libraries"
  for library in "${libraries[@]}"; do
    case $library in
      *javafx-*-linux*) module_path+=:$root/target/$library ;;
      *javafx-*) ;; # empty: what is in them is in their -linux neighbours
      *) class_path+=:$root/target/$library ;;
    esac
  done
  # The program starts its agent with the same java, class path and jna.* properties, and root's with none of these properties.
  options=(
    -Djna.nosys=true
    -Djna.nounpack=true
    -Djna.boot.library.path="$root/target/lib/com/sun/jna/linux-${HOSTTYPE/_/-}"
    "-Xlog:aot*=off,cds*=off"
  )
  launcher=(-cp "$class_path" dev.macvlab.Launcher)
}

# The agent's cache of loaded classes comes from one that makes a small lab in a sandbox; an empty file says that it could
# not be made.
cache_agent() {
  local run=$root/target/run
  exec {lock}<"$run"
  flock "$lock"
  if [[ ! -e $run/agent.aot ]]; then
    timeout 60 "$jdk/bin/java" "${options[@]}" -Dmacvlab.agent.record="$run/agent.new" "${launcher[@]}" \
      rehearse </dev/null >/dev/null 2>&1
    mv -f "$run/agent.new" "$run/agent.aot" 2>/dev/null || : >"$run/agent.aot"
  fi
  exec {lock}<&-
}
