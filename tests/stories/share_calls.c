/* Loaded before the program. Of the calls it makes below the folder SHARE_UNDER:
   - the one with the number SHARE_FAIL_AT fails as SHARE_FAIL_AS says: "eio", "enospc", "torn" (half of it is written),
     "gone" (this and every later one fails), "stall" (it never returns);
   - what they change is written to the file SHARE_TRACE, for a model of a disk that forgets what was not flushed.
   Where SHARE_ONLY is set, as a path from that folder on, only calls on what lies there count and fail.
   Where SHARE_SLOW_MS is set each of them takes so many milliseconds longer.
   How many there were is written to the file SHARE_COUNT. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FDS 4096
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static char paths[FDS][PATH_MAX];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static long calls, gone, tracing = -1;

static const char *under(const char *path) {
    const char *share = getenv("SHARE_UNDER");
    if (!share || !path) return NULL;
    size_t length = strlen(share);
    return strncmp(path, share, length) == 0 && (path[length] == '/' || path[length] == 0) ? path + length : NULL;
}

/* Tells whether this call on something is to fail, and counts it. */
static const char *fails(const char *inside) {
    const char *only = getenv("SHARE_ONLY");
    if (only && strncmp(inside, only, strlen(only)) != 0) return NULL;
    pthread_mutex_lock(&lock);
    calls++;
    const char *at = getenv("SHARE_FAIL_AT"), *as = getenv("SHARE_FAIL_AS");
    const char *slow = getenv("SHARE_SLOW_MS");
    int hit = as && at && (calls == atol(at) || gone);
    if (hit && strcmp(as, "gone") == 0) gone = 1;
    pthread_mutex_unlock(&lock);
    if (slow) usleep(1000 * (useconds_t)atol(slow));
    if (!hit) return NULL;
    if (strcmp(as, "stall") == 0) for (;;) pause();
    errno = strcmp(as, "enospc") == 0 ? ENOSPC : EIO;
    return as;
}

/* One record: a letter, two texts with their lengths, an offset and bytes with their length. */
static void trace(char what, const char *one, const char *other, uint64_t offset, const void *bytes, uint64_t length) {
    const char *file = getenv("SHARE_TRACE");
    if (!file) return;
    pthread_mutex_lock(&lock);
    if (tracing < 0) tracing = REAL(open64)(file, O_WRONLY | O_CREAT | O_APPEND, 0600);
    uint64_t head[4] = { strlen(one), strlen(other), offset, length };
    ssize_t (*put)(int, const void *, size_t) = REAL(write);
    if (put(tracing, &what, 1) < 0 || put(tracing, head, sizeof head) < 0 || put(tracing, one, head[0]) < 0
        || put(tracing, other, head[1]) < 0 || (length && put(tracing, bytes, length) < 0)) abort();
    pthread_mutex_unlock(&lock);
}

__attribute__((destructor)) static void tell(void) {
    const char *file = getenv("SHARE_COUNT");
    FILE *out = file ? fopen(file, "w") : NULL;
    if (out) { fprintf(out, "%ld", calls); fclose(out); }
}

static int known(int fd) {
    return fd >= 0 && fd < FDS && paths[fd][0];
}

/* Where a name in an open folder lies on the share; nothing where it lies elsewhere. */
static const char *at(int folder, const char *name, char *buffer) {
    if (!name) return NULL;
    if (folder == AT_FDCWD || name[0] == '/') return under(name);
    if (!known(folder)) return NULL;
    if (strcmp(name, ".") == 0) snprintf(buffer, PATH_MAX, "%s", paths[folder]);
    else snprintf(buffer, PATH_MAX, "%s/%s", strcmp(paths[folder], "/") ? paths[folder] : "", name);
    return buffer;
}

static int opened(int folder, const char *path, int flags, mode_t mode) {
    char buffer[PATH_MAX];
    const char *inside = at(folder, path, buffer);
    if (inside && fails(inside)) return -1;
    struct stat before;
    int was = inside && REAL(fstatat)(folder, path, &before, 0) == 0;
    int fd = REAL(openat64)(folder, path, flags, mode);
    if (fd >= 0 && fd < FDS) {
        snprintf(paths[fd], PATH_MAX, "%s", !inside ? "" : inside[0] ? inside : "/");
        if (inside && !was && (flags & O_CREAT)) trace('c', inside, "", 0, NULL, 0);
        else if (inside && (flags & O_TRUNC)) trace('t', inside, "", 0, NULL, 0);
    }
    return fd;
}

int open(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = va_arg(more, mode_t);
    va_end(more);
    return opened(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = va_arg(more, mode_t);
    va_end(more);
    return opened(AT_FDCWD, path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = va_arg(more, mode_t);
    va_end(more);
    return opened(folder, path, flags, mode);
}

int openat64(int folder, const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = va_arg(more, mode_t);
    va_end(more);
    return opened(folder, path, flags, mode);
}

int close(int fd) {
    if (fd >= 0 && fd < FDS) paths[fd][0] = 0;
    return REAL(close)(fd);
}

int closedir(DIR *folder) {
    int fd = dirfd(folder);
    if (fd >= 0 && fd < FDS) paths[fd][0] = 0;
    return REAL(closedir)(folder);
}

ssize_t read(int fd, void *buffer, size_t size) {
    if (known(fd) && fails(paths[fd])) return -1;
    return REAL(read)(fd, buffer, size);
}

ssize_t write(int fd, const void *buffer, size_t size) {
    if (!known(fd)) return REAL(write)(fd, buffer, size);
    off_t offset = lseek(fd, 0, SEEK_CUR);
    const char *as = fails(paths[fd]);
    if (as && strcmp(as, "torn") == 0) {
        ssize_t done = REAL(write)(fd, buffer, size / 2);
        errno = EIO;
        return done < 0 ? done : -1;
    }
    if (as) return -1;
    ssize_t done = REAL(write)(fd, buffer, size);
    if (done > 0) trace('w', paths[fd], "", (uint64_t)offset, buffer, (uint64_t)done);
    return done;
}

int fsync(int fd) {
    if (known(fd) && fails(paths[fd])) return -1;
    int done = REAL(fsync)(fd);
    if (known(fd) && done == 0) trace('s', paths[fd], "", 0, NULL, 0);
    return done;
}

int fdatasync(int fd) {
    if (known(fd) && fails(paths[fd])) return -1;
    int done = REAL(fdatasync)(fd);
    if (known(fd) && done == 0) trace('s', paths[fd], "", 0, NULL, 0);
    return done;
}

int renameat(int from_folder, const char *from, int to_folder, const char *to) {
    char buffers[2][PATH_MAX];
    const char *one = at(from_folder, from, buffers[0]), *other = at(to_folder, to, buffers[1]);
    if ((one || other) && fails(one ? one : other)) return -1;
    int done = REAL(renameat)(from_folder, from, to_folder, to);
    if (one && other && done == 0) trace('r', one, other, 0, NULL, 0);
    return done;
}

int rename(const char *from, const char *to) {
    return renameat(AT_FDCWD, from, AT_FDCWD, to);
}

int unlinkat(int folder, const char *path, int flags) {
    char buffer[PATH_MAX];
    const char *inside = at(folder, path, buffer);
    if (inside && fails(inside)) return -1;
    int done = REAL(unlinkat)(folder, path, flags);
    if (inside && done == 0) trace('u', inside, "", 0, NULL, 0);
    return done;
}

int unlink(const char *path) {
    return unlinkat(AT_FDCWD, path, 0);
}

int mkdirat(int folder, const char *path, mode_t mode) {
    char buffer[PATH_MAX];
    const char *inside = at(folder, path, buffer);
    if (inside && fails(inside)) return -1;
    int done = REAL(mkdirat)(folder, path, mode);
    if (inside && done == 0) trace('m', inside, "", 0, NULL, 0);
    return done;
}

int mkdir(const char *path, mode_t mode) {
    return mkdirat(AT_FDCWD, path, mode);
}

int fstatat(int folder, const char *path, struct stat *out, int flags) {
    char buffer[PATH_MAX];
    const char *inside = at(folder, path, buffer);
    if (inside && fails(inside)) return -1;
    return REAL(fstatat)(folder, path, out, flags);
}

int fstatat64(int folder, const char *path, struct stat64 *out, int flags) {
    char buffer[PATH_MAX];
    const char *inside = at(folder, path, buffer);
    if (inside && fails(inside)) return -1;
    return REAL(fstatat64)(folder, path, out, flags);
}

DIR *opendir(const char *path) {
    const char *inside = under(path);
    if (inside && fails(inside)) return NULL;
    return REAL(opendir)(path);
}

int statx(int folder, const char *path, int flags, unsigned mask, struct statx *out) {
    char buffer[PATH_MAX];
    /* Rust asks once without any path whether there is such a call; the header promises that nobody does. */
    const char *volatile asked = path;
    const char *inside = asked && asked[0] ? at(folder, asked, buffer) : NULL;
    if (inside && fails(inside)) return -1;
    return REAL(statx)(folder, path, flags, mask, out);
}
