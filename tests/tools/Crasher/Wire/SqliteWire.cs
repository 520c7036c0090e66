using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Sampan.Tests.Tools.Crasher.Wire;

/// <summary>
/// Listens to SQLite's own trace of every connection that this process opens on a file. A statement is made to fail by
/// SQLite's progress handler, a commit that has happened by the hook that SQLite calls after it.
/// </summary>
internal static class SqliteWire
{
    /// <summary>As many pages in the log as make SQLite write it back: few, so that it is often under way.</summary>
    private const int CheckpointPages = 400;

    private const int IoError = 10;
    private const uint Statement = 1, Profile = 2, Close = 8;

    private static readonly ConcurrentDictionary<string, Func<Moment, bool>> s_files = new();
    private static readonly ConcurrentDictionary<nint, Listening> s_connections = new();
    private static readonly nint s_library =
        NativeLibrary.Load("e_sqlite3", typeof(SQLite3Provider_e_sqlite3).Assembly, null);

    // SQLite keeps the addresses of these: they must stay where they are as long as the process lives.
    private static readonly Opened s_opened = OnOpened;
    private static readonly Traced s_traced = OnTraced;
    private static readonly Logged s_logged = OnLogged;
    private static readonly Progressed s_progressed = OnProgressed;

    private static readonly FileName s_fileName = Of<FileName>("sqlite3_db_filename");
    private static readonly Trace s_trace = Of<Trace>("sqlite3_trace_v2");
    private static readonly Text s_text = Of<Text>("sqlite3_sql");
    private static readonly Progress s_progress = Of<Progress>("sqlite3_progress_handler");
    private static readonly Hook s_hook = Of<Hook>("sqlite3_wal_hook");
    private static readonly WriteBack s_writeBack = Of<WriteBack>("sqlite3_wal_checkpoint");
    private static readonly Lazy<int> s_listening =
        new(() => Of<Extension>("sqlite3_auto_extension")(Marshal.GetFunctionPointerForDelegate(s_opened)));

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Opened(nint database, nint error, nint api);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Traced(uint kind, nint context, nint statement, nint what);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Logged(nint context, nint database, nint name, int pages);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Extension(nint opened);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint FileName(nint database, nint name);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Trace(nint database, uint kinds, nint traced, nint context);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint Text(nint statement);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void Progress(nint database, int steps, nint progressed, nint context);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Progressed(nint context);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint Hook(nint database, nint logged, nint context);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int WriteBack(nint database, nint name);

    private sealed class Listening(Func<Moment, bool> watch)
    {
        internal bool IsWriting { get; set; }

        /// <summary>The statement that is running is to fail.</summary>
        internal bool Fails { get; set; }

        internal bool Ask(string name, bool isDone) => watch(new Moment(name, isDone));
    }

    internal static void Watch(string file, Func<Moment, bool> watch)
    {
        if (s_listening.Value != 0) throw new InvalidOperationException("SQLite does not let us listen.");
        s_files[file] = watch;
    }

    internal static void Leave(string file) => _ = s_files.TryRemove(file, out _);

    private static T Of<T>(string name) =>
        Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(s_library, name));

    private static int OnOpened(nint database, nint error, nint api)
    {
        string file = Marshal.PtrToStringUTF8(s_fileName(database, 0)) ?? "";
        if (!s_files.TryGetValue(file, out Func<Moment, bool>? watch)) return 0;
        s_connections[database] = new Listening(watch);
        // Asked at every step: not an interrupt, which would also stop the ROLLBACK after it.
        s_progress(database, 1, Marshal.GetFunctionPointerForDelegate(s_progressed), database);
        return s_trace(
            database, Statement | Profile | Close, Marshal.GetFunctionPointerForDelegate(s_traced), database);
    }

    private static int OnTraced(uint kind, nint database, nint statement, nint what)
    {
        if (kind == Close) _ = s_connections.TryRemove(database, out _);
        if (kind == Close || !s_connections.TryGetValue(database, out Listening? listening)) return 0;
        string sql = Marshal.PtrToStringUTF8(kind == Statement ? what : s_text(statement)) ?? "";
        // What a trigger runs is told as a comment.
        if (sql.StartsWith("--", StringComparison.Ordinal)) return 0;
        string name = Name(listening, sql);
        if (kind == Profile)
        {
            // After a commit the hook has already asked; what has happened otherwise is not made to fail.
            if (name != Moment.Commit) _ = listening.Ask(name, isDone: true);
        }
        else if (!listening.Ask(name, isDone: false))
        {
            listening.Fails = true;
        }
        else if (name == Moment.Commit)
        {
            _ = s_hook(database, Marshal.GetFunctionPointerForDelegate(s_logged), database);
        }
        return 0;
    }

    private static int OnProgressed(nint database)
    {
        if (!s_connections.TryGetValue(database, out Listening? listening) || !listening.Fails) return 0;
        listening.Fails = false;
        return 1;
    }

    private static string Name(Listening listening, string sql)
    {
        if (sql.StartsWith("BEGIN", StringComparison.Ordinal))
            listening.IsWriting = sql.StartsWith("BEGIN IMMEDIATE", StringComparison.Ordinal);
        string name = Moment.NameOf(sql);
        return name switch
        {
            Moment.Begin when !listening.IsWriting => "read",
            Moment.Commit when !listening.IsWriting => Moment.Loaded,
            _ => name,
        };
    }

    /// <summary>The commit has happened, and SQLite's own hook would now write the log back.</summary>
    private static int OnLogged(nint context, nint database, nint name, int pages)
    {
        if (!s_connections.TryGetValue(database, out Listening? listening)) return 0;
        if (!listening.Ask(Moment.Commit, isDone: true)) return IoError;
        if (pages < CheckpointPages) return 0;
        _ = listening.Ask(Moment.Checkpoint, isDone: false);
        _ = s_writeBack(database, name);
        _ = listening.Ask(Moment.Checkpoint, isDone: true);
        return 0;
    }
}
