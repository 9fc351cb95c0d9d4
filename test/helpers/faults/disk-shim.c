// A failing file system: loaded before the C library (LD_PRELOAD), it stands between a program and what it writes below one folder.
// By the block of numbers that FAULTS_CONTROL names, which whoever tests may change at any time, it counts the calls that need room on
// the disk, lets the disk be full from the n-th of them on, kills the program at the n-th, or fails the n-th sync. To the file that
// FAULTS_LOG names it notes every change and every sync in the order in which they were made, so that a loss of power can be played.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <sys/vfs.h>
#include <unistd.h>

enum { OFF = 0, COUNT = 1, FULL = 2, KILL = 3, SYNC_FAILS = 4 };
enum { WRITE = 1, TRUNCATE = 2, SYNC = 3, CREATE = 4, MKDIR = 5, RENAME = 6, UNLINK = 7, RMDIR = 8, LINK = 9, MARK = 10 };

struct control { uint64_t mode, at, count, syncs, hits; };
struct noted { uint32_t op, first, second, bytes; uint64_t ino, offset; };

static struct control none, *control = &none;
static char under[PATH_MAX], marks[PATH_MAX];
static size_t under_length;
static int log_fd = -1;
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static __thread int inside;

#define REAL(name) ((__typeof__(&name))real(#name))
static void *real(const char *name) {
  void *found = dlsym(RTLD_NEXT, name);
  if (found == NULL) abort();
  return found;
}

__attribute__((constructor)) static void begin(void) {
  const char *folder = getenv("FAULTS_UNDER"), *block = getenv("FAULTS_CONTROL"), *log = getenv("FAULTS_LOG");
  if (folder != NULL) under_length = strlen(strncpy(under, folder, PATH_MAX - 1));
  if (getenv("FAULTS_MARKS") != NULL) strncpy(marks, getenv("FAULTS_MARKS"), PATH_MAX - 1);
  if (block != NULL) {
    int fd = REAL(open)(block, O_RDWR);
    void *there = fd < 0 ? MAP_FAILED : mmap(NULL, sizeof none, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (there == MAP_FAILED) abort();
    control = there;
    close(fd);
  }
  if (log != NULL) log_fd = REAL(open)(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int is_ours(const char *path) {
  return under_length > 0 && path != NULL && strncmp(path, under, under_length) == 0 &&
         (path[under_length] == '/' || path[under_length] == 0);
}

/** Where a file is that is open; whether it is below the folder. */
static int place_of(int fd, char *path) {
  char link[64];
  int kept = errno;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  errno = kept;
  if (length < 0) return 0;
  path[length] = 0;
  return is_ours(path);
}

static uint64_t ino_of(int fd) {
  struct stat info;
  int kept = errno;
  uint64_t ino = fstat(fd, &info) == 0 ? info.st_ino : 0;
  errno = kept;
  return ino;
}

static uint64_t ino_at(const char *path) {
  struct stat info;
  int kept = errno;
  uint64_t ino = lstat(path, &info) == 0 ? info.st_ino : 0;
  errno = kept;
  return ino;
}

static void put(const void *bytes, size_t length) {
  const char *from = bytes;
  while (length > 0) {
    ssize_t done = REAL(write)(log_fd, from, length);
    if (done <= 0) abort();
    from += done;
    length -= done;
  }
}

static void note(uint32_t op, const char *first, const char *second, uint64_t ino, uint64_t offset, const void *bytes, size_t length) {
  if (log_fd < 0) return;
  int kept = errno;
  struct noted head = {op, first ? strlen(first) : 0, second ? strlen(second) : 0, length, ino, offset};
  put(&head, sizeof head);
  put(first, head.first);
  put(second, head.second);
  if (bytes != NULL) put(bytes, length);
  errno = kept;
}

/** Counts a call that needs room. Whether the disk is full for it; `is_first`: it is the one that filled it. */
static int is_full(int *is_first) {
  uint64_t count = __atomic_add_fetch(&control->count, 1, __ATOMIC_SEQ_CST);
  if (control->mode == KILL && count == control->at) kill(getpid(), SIGKILL);
  if (control->mode != FULL || count < control->at) return 0;
  *is_first = count == control->at;
  __atomic_add_fetch(&control->hits, 1, __ATOMIC_SEQ_CST);
  return 1;
}

#define LOCK int owns = !inside++; if (owns) pthread_mutex_lock(&turn)
#define UNLOCK if (owns) pthread_mutex_unlock(&turn); inside--

/** Writes as far as there is room: the call that fills the disk writes a half of what it was given, as a disk does. */
static ssize_t written(int fd, const void *bytes, size_t length, off64_t offset, int is_at) {
  char path[PATH_MAX];
  int is_below = place_of(fd, path);
  if (!is_below && (marks[0] == 0 || strcmp(path, marks) != 0))
    return is_at ? REAL(pwrite64)(fd, bytes, length, offset) : REAL(write)(fd, bytes, length);
  LOCK;
  int is_first = 0;
  if (is_below && is_full(&is_first)) {
    length = is_first ? length / 2 : 0;
    if (length == 0) {
      UNLOCK;
      errno = ENOSPC;
      return -1;
    }
  }
  int flags = is_at ? 0 : fcntl(fd, F_GETFL);
  off64_t from = is_at ? offset : lseek64(fd, 0, flags & O_APPEND ? SEEK_END : SEEK_CUR);
  ssize_t done = is_at ? REAL(pwrite64)(fd, bytes, length, offset) : REAL(write)(fd, bytes, length);
  if (done > 0) note(is_below ? WRITE : MARK, path, NULL, ino_of(fd), from, bytes, done);
  UNLOCK;
  return done;
}

ssize_t write(int fd, const void *bytes, size_t length) { return written(fd, bytes, length, 0, 0); }
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) { return written(fd, bytes, length, offset, 1); }
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) { return written(fd, bytes, length, offset, 1); }

static ssize_t written_parts(int fd, const struct iovec *parts, int count, off64_t offset, int is_at) {
  ssize_t all = 0;
  for (int part = 0; part < count; part++) {
    if (parts[part].iov_len == 0) continue;
    ssize_t done = written(fd, parts[part].iov_base, parts[part].iov_len, offset + all, is_at);
    if (done < 0) return all > 0 ? all : -1;
    all += done;
    if ((size_t)done < parts[part].iov_len) break;
  }
  return all;
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
  char path[PATH_MAX];
  if (!place_of(fd, path)) return REAL(writev)(fd, parts, count);
  return written_parts(fd, parts, count, 0, 0);
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) { return written_parts(fd, parts, count, offset, 1); }
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t offset) { return written_parts(fd, parts, count, offset, 1); }

/** A disk that has said that it is full has nothing free. */
int statfs(const char *path, struct statfs *said) {
  int done = REAL(statfs)(path, said);
  if (done == 0 && is_ours(path) && control->mode == FULL && control->hits > 0) said->f_bavail = 0;
  return done;
}
int statfs64(const char *path, struct statfs64 *said) {
  int done = REAL(statfs64)(path, said);
  if (done == 0 && is_ours(path) && control->mode == FULL && control->hits > 0) said->f_bavail = 0;
  return done;
}

// What copies within the kernel is not offered below the folder: the program then writes by itself.
ssize_t copy_file_range(int in, off64_t *in_at, int out, off64_t *out_at, size_t length, unsigned flags) {
  char path[PATH_MAX];
  if (!place_of(out, path)) return REAL(copy_file_range)(in, in_at, out, out_at, length, flags);
  errno = EXDEV;
  return -1;
}
ssize_t sendfile64(int out, int in, off64_t *offset, size_t length) {
  static ssize_t (*next)(int, int, off64_t *, size_t);
  if (next == NULL) next = real("sendfile64");
  char path[PATH_MAX], bytes[65536];
  if (!place_of(out, path)) return next(out, in, offset, length);
  ssize_t all = 0;
  while ((size_t)all < length) {
    size_t want = length - all < sizeof bytes ? length - all : sizeof bytes;
    ssize_t got = offset ? pread64(in, bytes, want, *offset) : read(in, bytes, want);
    if (got <= 0) return all > 0 ? all : got;
    ssize_t done = write(out, bytes, got);
    if (done < 0) return all > 0 ? all : -1;
    if (offset) *offset += done;
    all += done;
    if (done < got) break;
  }
  return all;
}
ssize_t sendfile(int out, int in, off_t *offset, size_t length) { return sendfile64(out, in, (off64_t *)offset, length); }
int posix_fallocate(int fd, off_t offset, off_t length) {
  char path[PATH_MAX];
  return place_of(fd, path) ? EOPNOTSUPP : REAL(posix_fallocate)(fd, offset, length);
}
int fallocate(int fd, int mode, off_t offset, off_t length) {
  char path[PATH_MAX];
  if (!place_of(fd, path)) return REAL(fallocate)(fd, mode, offset, length);
  errno = EOPNOTSUPP;
  return -1;
}
int fallocate64(int fd, int mode, off64_t offset, off64_t length) { return fallocate(fd, mode, offset, length); }
int posix_fallocate64(int fd, off64_t offset, off64_t length) { return posix_fallocate(fd, offset, length); }

static int cut(int fd, off64_t length) {
  char path[PATH_MAX];
  struct stat info;
  if (!place_of(fd, path)) return REAL(ftruncate64)(fd, length);
  LOCK;
  int is_first = 0, done = -1;
  if (fstat(fd, &info) == 0 && length > info.st_size && is_full(&is_first)) errno = ENOSPC;
  else done = REAL(ftruncate64)(fd, length);
  if (done == 0) note(TRUNCATE, path, NULL, ino_of(fd), length, NULL, 0);
  UNLOCK;
  return done;
}
int ftruncate(int fd, off_t length) { return cut(fd, length); }
int ftruncate64(int fd, off64_t length) { return cut(fd, length); }

static int synced(int fd, int (*next)(int)) {
  char path[PATH_MAX];
  if (!place_of(fd, path)) return next(fd);
  LOCK;
  int done = -1;
  uint64_t count = __atomic_add_fetch(&control->syncs, 1, __ATOMIC_SEQ_CST);
  if (control->mode == SYNC_FAILS && count >= control->at) {
    __atomic_add_fetch(&control->hits, 1, __ATOMIC_SEQ_CST);
    errno = EIO;
  } else done = log_fd < 0 ? next(fd) : 0;  // What is noted is played: the disk itself need not be waited for.
  if (done == 0) note(SYNC, path, NULL, ino_of(fd), 0, NULL, 0);
  UNLOCK;
  return done;
}
int fsync(int fd) { return synced(fd, REAL(fsync)); }
int fdatasync(int fd) { return synced(fd, REAL(fdatasync)); }

static int opened(int folder, const char *path, int flags, mode_t mode) {
  if (!(flags & (O_CREAT | O_TRUNC)) || !is_ours(path)) return REAL(openat64)(folder, path, flags, mode);
  LOCK;
  uint64_t before = ino_at(path);
  int is_first = 0, fd = -1;
  if (before == 0 && flags & O_CREAT && is_full(&is_first)) errno = ENOSPC;
  else fd = REAL(openat64)(folder, path, flags, mode);
  if (fd >= 0 && before == 0) note(CREATE, path, NULL, ino_of(fd), 0, NULL, 0);
  else if (fd >= 0 && flags & O_TRUNC) note(TRUNCATE, path, NULL, ino_of(fd), 0, NULL, 0);
  UNLOCK;
  return fd;
}
#define MODE(last) mode_t mode = 0; if (flags & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, last); mode = va_arg(rest, mode_t); va_end(rest); }
int open(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int openat(int folder, const char *path, int flags, ...) { MODE(flags) return opened(folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { MODE(flags) return opened(folder, path, flags, mode); }
int creat(const char *path, mode_t mode) { return opened(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

int mkdir(const char *path, mode_t mode) {
  if (!is_ours(path)) return REAL(mkdir)(path, mode);
  LOCK;
  int is_first = 0, done = -1;
  if (ino_at(path) == 0 && is_full(&is_first)) errno = ENOSPC;
  else done = REAL(mkdir)(path, mode);
  if (done == 0) note(MKDIR, path, NULL, ino_at(path), 0, NULL, 0);
  UNLOCK;
  return done;
}

static int moved(const char *from, const char *to, int (*next)(const char *, const char *), uint32_t op) {
  if (!is_ours(from) && !is_ours(to)) return next(from, to);
  LOCK;
  uint64_t ino = ino_at(from);
  int is_first = 0, done = -1;
  if (op == LINK && is_full(&is_first)) errno = ENOSPC;
  else done = next(from, to);
  if (done == 0) note(op, from, to, ino, 0, NULL, 0);
  UNLOCK;
  return done;
}
int rename(const char *from, const char *to) { return moved(from, to, REAL(rename), RENAME); }
int link(const char *from, const char *to) { return moved(from, to, REAL(link), LINK); }

static int removed(const char *path, int (*next)(const char *), uint32_t op) {
  if (!is_ours(path)) return next(path);
  LOCK;
  uint64_t ino = ino_at(path);
  int done = next(path);
  if (done == 0) note(op, path, NULL, ino, 0, NULL, 0);
  UNLOCK;
  return done;
}
int unlink(const char *path) { return removed(path, REAL(unlink), UNLINK); }
int rmdir(const char *path) { return removed(path, REAL(rmdir), RMDIR); }
int unlinkat(int folder, const char *path, int flags) {
  if (is_ours(path)) return flags & AT_REMOVEDIR ? rmdir(path) : unlink(path);
  return REAL(unlinkat)(folder, path, flags);
}
