// SPDX-License-Identifier: MIT
// Files: bounded reading, atomic saving (a full disk or a kill leaves the old file whole), generated folders.
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>

#include "app/files.h"

using namespace cascade;
using namespace cascade::app;

class FilesTest : public QObject {
    Q_OBJECT
private slots:
    void reading_givesTheBytes() {
        const std::string bytes("a\0b\r\n\xff", 6);
        QVERIFY(writeFile(path("bytes"), bytes).ok());
        QCOMPARE(readFile(path("bytes")).value(), bytes);
    }

    void reading_saysWhatIsThereInstead() {
        QVERIFY(errorOf(readFile(path("absent"))).find("no such file") != std::string::npos);
        QVERIFY(errorOf(readFile(m_folder.path().toStdString())).find("folder") != std::string::npos);
        QVERIFY(writeFile(path("large"), std::string(2001, 'x')).ok());
        QVERIFY(errorOf(readFile(path("large"), 2000)).find("larger than") != std::string::npos);
        QVERIFY(readFile(path("large"), 2001).ok());
    }

    void reading_ofAnEndlessDevice_isBounded() {
        QVERIFY(errorOf(readFile("/dev/zero", 1 << 20)).find("larger than 1 MiB") != std::string::npos);
    }

    void reading_withoutPermission_isAnError() {
        if (geteuid() == 0) QSKIP("root may read everything");
        QVERIFY(writeFile(path("secret"), "x").ok());
        QCOMPARE(chmod(path("secret").c_str(), 0), 0);
        QVERIFY(errorOf(readFile(path("secret"))).find("cannot be read") != std::string::npos);
    }

    void saving_keepsPermissions_andFollowsLinks() {
        QVERIFY(writeFile(path("target"), "old").ok());
        QCOMPARE(chmod(path("target").c_str(), 0640), 0);
        QCOMPARE(symlink("target", path("middle").c_str()), 0);
        QCOMPARE(symlink("middle", path("link").c_str()), 0);
        QVERIFY(writeFile(path("link"), "new").ok());
        QVERIFY(QFileInfo(QString::fromStdString(path("link"))).isSymLink());
        QVERIFY(QFileInfo(QString::fromStdString(path("middle"))).isSymLink());
        QCOMPARE(readFile(path("target")).value(), std::string("new"));
        struct stat status = {};
        QCOMPARE(stat(path("target").c_str(), &status), 0);
        QCOMPARE(int(status.st_mode & 0777), 0640);
    }

    void saving_whereThereIsNoFolder_isAnError() {
        QVERIFY(errorOf(writeFile(path("none/file"), "x")).find("folder does not exist") != std::string::npos);
        QVERIFY(errorOf(writeFile(m_folder.path().toStdString(), "x")).find("this is a folder") !=
                std::string::npos);
    }

    void saving_onAFullDevice_isAnError_andTheDeviceStays() {
        QVERIFY(errorOf(writeFile("/dev/full", "x")).find("cannot be written") != std::string::npos);
        struct stat status = {};
        QCOMPARE(stat("/dev/full", &status), 0);
        QVERIFY(S_ISCHR(status.st_mode));
    }

    /// A limit on the size of files fails in the middle of a write, as a full disk does.
    void saving_thatFailsHalfway_leavesTheOldFile() {
        QVERIFY(writeFile(path("kept"), "old").ok());
        const QStringList before = entries();
        struct rlimit unlimited = {};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &unlimited), 0);
        const struct rlimit small = {4096, unlimited.rlim_max};
        const auto handler = signal(SIGXFSZ, SIG_IGN);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const Result<Done> saved = writeFile(path("kept"), std::string(1 << 20, 'n'));
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &unlimited), 0);
        signal(SIGXFSZ, handler);
        QVERIFY(errorOf(saved).find("cannot be written") != std::string::npos);
        QCOMPARE(readFile(path("kept")).value(), std::string("old"));
        QCOMPARE(entries(), before);
    }

    void saving_inAReadOnlyFolder_isAnError() {
        if (geteuid() == 0) QSKIP("root may write everywhere");
        QCOMPARE(mkdir(path("closed").c_str(), 0500), 0);
        QVERIFY(errorOf(writeFile(path("closed/file"), "x")).find("cannot be written") != std::string::npos);
    }

    /// A child saves two texts in turn and is killed at any moment: the file is always one of the two, whole.
    void saving_thatIsKilled_leavesOneWholeFile() {
        const std::string file = path("killed");
        const std::string texts[] = {std::string(300'000, 'a'), std::string(500'000, 'b')};
        QVERIFY(writeFile(file, texts[0]).ok());
        for (int round = 0; round < 25; ++round) {
            const pid_t child = fork();
            if (child == 0)
                for (int i = 1;; ++i)
                    if (!writeFile(file, texts[i % 2]).ok()) _exit(1);
            usleep(static_cast<useconds_t>(2'000 + round * 1'700));
            kill(child, SIGKILL);
            int status = 0;
            QCOMPARE(waitpid(child, &status, 0), child);
            QVERIFY(WIFSIGNALED(status));
            const std::string left = readFile(file).value();
            QVERIFY(left == texts[0] || left == texts[1]);
        }
    }

    void generatedFiles_areWrittenWithTheirFolders() {
        const std::string folder = path("out/of/nothing");
        QVERIFY(writeFiles(folder, {{"template.yaml", "a: 1\n", {}}, {"src/F/app.py", "pass\n", {}}}).ok());
        QCOMPARE(readFile(folder + "/src/F/app.py").value(), std::string("pass\n"));
        QVERIFY(errorOf(writeFiles(folder + "/template.yaml", {{"x", "", {}}})).find("this is a file") !=
                std::string::npos);
    }

    void generatedFiles_neverLeaveTheirFolder() {
        const std::string folder = path("cage");
        QCOMPARE(mkdir(folder.c_str(), 0700), 0);
        QCOMPARE(symlink("..", (folder + "/up").c_str()), 0);
        for (const char* bad : {"../escaped", "/escaped", "a/../../escaped", "up/escaped", "", ".", "src/"}) {
            const Result<Done> written = writeFiles(folder, {{"fine", "x", {}}, {bad, "x", {}}});
            QVERIFY2(!written.ok(), bad);
            QVERIFY2(!QFileInfo::exists(QString::fromStdString(folder + "/fine")), "nothing is written at all");
        }
        QVERIFY(!QFileInfo::exists(QString::fromStdString(path("escaped"))));
    }

private:
    std::string path(const std::string& name) const { return m_folder.path().toStdString() + "/" + name; }
    QStringList entries() const { return QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::Hidden); }
    template <typename T>
    static std::string errorOf(const Result<T>& result) {
        return result.ok() ? std::string() : result.error().text();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(FilesTest)
#include "files_test.moc"
