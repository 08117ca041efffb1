#include "cli/pending.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/core.h"

struct slot {
    pid_t pid; /* of a worker that runs; 0: none */
    char path[LV_PENDING_MOST][PATH_MAX];
};

static struct slot alone;
static struct slot *slots = &alone; /* the first is the program's, the others are the workers' */
static size_t nslots = 1, own;
static bool ends_well;

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};

/* What the kernel says of a folder (getdents64(2)): readdir() may not be called in a handler. */
struct entry {
    uint64_t number;
    int64_t next;
    uint16_t length;
    uint8_t kind;
    char name[];
};

/* Removes the files in a folder, and then itself. */
static void drop_folder(const char *path) {
    _Alignas(struct entry) char block[4096];
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    for (long n; fd >= 0 && (n = syscall(SYS_getdents64, fd, block, sizeof block)) > 0;)
        for (long at = 0; at < n;) {
            const struct entry *entry = (const struct entry *)(const void *)(block + at);
            unlinkat(fd, entry->name, 0);
            at += entry->length;
        }
    if (fd >= 0)
        close(fd);
    rmdir(path);
}

static void drop(struct slot *slot) {
    for (size_t i = 0; i < LV_PENDING_MOST; i++)
        if (slot->path[i][0]) {
            if (unlink(slot->path[i]) && errno == EISDIR)
                drop_folder(slot->path[i]);
            slot->path[i][0] = '\0';
        }
}

static int wait_for(pid_t pid) {
    int status = 0;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    return status;
}

/* Only what POSIX, 2.4.3, allows in a handler, and a call of the kernel. */
static void on_signal(int number) {
    for (size_t k = 1; !own && k < nslots; k++)
        if (slots[k].pid)
            kill(slots[k].pid, number);
    for (size_t k = 1; !own && k < nslots; k++)
        if (slots[k].pid) {
            wait_for(slots[k].pid);
            drop(&slots[k]);
        }
    drop(&slots[own]);
    if (!own && ends_well)
        _exit(LV_EXIT_OK);
    signal(number, SIG_DFL);
    raise(number);
}

static sigset_t all_signals(void) {
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        sigaddset(&set, signals[i]);
    return set;
}

/* A signal that is ignored stays so: nohup. */
static void catch (void) {
    struct sigaction action = {.sa_handler = on_signal, .sa_mask = all_signals(), .sa_flags = SA_RESTART},
                     before;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        if (!sigaction(signals[i], NULL, &before) && before.sa_handler == SIG_DFL)
            sigaction(signals[i], &action, NULL);
}

bool lv_pending_start(size_t workers) {
    catch ();
    if (!workers)
        return true;
    void *shared = mmap(NULL, (workers + 1) * sizeof *slots, PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (shared == MAP_FAILED)
        return false;
    if (slots != &alone)
        munmap(slots, nslots * sizeof *slots);
    slots = shared;
    nslots = workers + 1;
    return true;
}

void lv_pending_end_well(void) {
    ends_well = true;
    catch ();
}

void lv_pending_hold(void) {
    sigset_t set = all_signals();
    sigprocmask(SIG_BLOCK, &set, NULL);
}

void lv_pending_release(void) {
    sigset_t set = all_signals();
    sigprocmask(SIG_UNBLOCK, &set, NULL);
}

pid_t lv_pending_fork(size_t k) {
    pid_t program = getpid();
    lv_pending_hold();
    pid_t pid = fork();
    if (pid > 0)
        slots[k + 1].pid = pid;
    if (pid == 0) {
        own = k + 1;
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (getppid() != program)
            _exit(LV_EXIT_SYSTEM);
    }
    lv_pending_release();
    return pid;
}

int lv_pending_reap(size_t k) {
    struct slot *slot = &slots[k + 1];
    lv_pending_hold();
    int status = wait_for(slot->pid);
    slot->pid = 0;
    drop(slot);
    lv_pending_release();
    return status;
}

/* A name is seen whole or not at all, too: its first byte comes last. */
void lv_pending_set(size_t i, const char *path) {
    volatile char *to = slots[own].path[i];
    to[0] = '\0';
    for (size_t k = path && *path ? strlen(path) : 0; k; k--)
        if (k < PATH_MAX)
            to[k] = path[k];
    atomic_signal_fence(memory_order_seq_cst);
    to[0] = path ? path[0] : '\0';
}

void lv_pending_drop(void) {
    drop(&slots[own]);
}
